package frontdesk.travel.checkout;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import frontdesk.file.Need;
import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalState;
import frontdesk.journal.NotCommittedException;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.hotel.Offer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The links to checkout pages that were given away, over a journal. Safe from any thread; making one waits for the
 * disk.
 *
 * <p>Whether a link was confirmed is not known here: it was if {@link Bookings} has a booking under its key.
 */
final class CheckoutLinks implements JournalState, AutoCloseable {
    static final Duration GOOD_FOR = Duration.ofHours(24);
    /** Whoever lets us believe that a call comes from somebody's number cannot have them flooded. */
    static final int OPEN_FOR_ONE = 5;

    private static final String FILE = "checkout-links.jsonl";
    private static final String TYPE = "link";
    private static final int LIMIT = 10_000;
    /** So long a link is known, of which it is good for the first day. */
    private static final Duration KNOWN_FOR = Bookings.ANSWERS_KEPT;
    private static final Logger log = LoggerFactory.getLogger(CheckoutLinks.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // What "is" so follows from what is kept.
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<String, CheckoutLink> links = new LinkedHashMap<>();
    private Journal journal;

    /** What became of a wish for a link. */
    sealed interface Making {
        /** It is on the disk. */
        record Made(CheckoutLink link) implements Making {}

        /** There are too many that can still be confirmed, of this customer or of all. */
        record TooMany() implements Making {}

        /** The disk did not take it. */
        record Refused() implements Making {}
    }

    private CheckoutLinks(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** @throws frontdesk.journal.UnusableJournalException if the journal cannot be used, with one line that says why */
    static CheckoutLinks open(JournalFolder folder, InstantSource clock, SecureRandom random) {
        CheckoutLinks links = new CheckoutLinks(clock, random);
        links.journal = Journal.open(folder, FILE, links, Journal.Limits.defaults(), _ -> {});
        return links;
    }

    /** @param language in which the customer is written to, ISO 639-1 */
    Making make(Offer offer, String callSid, String sentTo, String language) {
        Instant now = clock.instant();
        if (isTooMany(sentTo, now)) {
            log.warn("a checkout link was refused, there are too many call={}", callSid);
            return new Making.TooMany();
        }
        byte[] token = new byte[CheckoutLink.TOKEN_BYTES];
        random.nextBytes(token);
        CheckoutLink link = new CheckoutLink(
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                offer.stay(), offer.total(), callSid, sentTo, language, now.plus(GOOD_FOR));
        try {
            journal.append(write(link));
            return new Making.Made(link);
        } catch (NotCommittedException notCommitted) {
            // Where the outcome is unknown there may be a link now that nobody has been given.
            log.error("a checkout link was not written outcome={} reason=\"{}\" call={}",
                    notCommitted.outcome(), notCommitted.getMessage(), callSid);
            return new Making.Refused();
        }
    }

    private synchronized boolean isTooMany(String sentTo, Instant now) {
        forgetTheOld(now);
        return links.size() >= LIMIT
                || links.values().stream().filter(link -> link.sentTo().equals(sentTo) && link.isOpen(now)).count()
                        >= OPEN_FOR_ONE;
    }

    private void forgetTheOld(Instant now) {
        links.values().removeIf(link -> link.expires().plus(KNOWN_FOR).minus(GOOD_FOR).isBefore(now));
    }

    synchronized Optional<CheckoutLink> find(String token) {
        return Optional.ofNullable(links.get(token));
    }

    private static JournalEntry.Draft write(CheckoutLink link) {
        return new JournalEntry.Draft(TYPE, MAPPER.writeValueAsString(link));
    }

    @Override
    public synchronized void apply(JournalEntry entry) {
        Need.that(entry.type().equals(TYPE), "there is no entry of the type \"" + entry.type() + "\"");
        try {
            CheckoutLink link = MAPPER.readValue(entry.json(), CheckoutLink.class);
            links.put(link.token(), link);
        } catch (JacksonException senseless) {
            throw new IllegalArgumentException("is no checkout link: " + senseless.getOriginalMessage(), senseless);
        }
    }

    @Override
    public synchronized List<JournalEntry.Draft> snapshot() {
        forgetTheOld(clock.instant());
        return links.values().stream().map(CheckoutLinks::write).toList();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
