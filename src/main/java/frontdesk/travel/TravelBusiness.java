package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.UnusableJournalException;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The example business as Main sees it: what it knows of callers, and what its experts can do. It holds the journal of
 * its bookings until it is closed.
 */
public final class TravelBusiness implements AutoCloseable {
    private final Catalogue catalogue;
    private final PhoneSessions sessions;
    private final Bookings bookings;
    private final InstantSource clock;

    private TravelBusiness(Catalogue catalogue, PhoneSessions sessions, Bookings bookings, InstantSource clock) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Reads the data files, each from {@code travel} in the data folder if it is there, from the jar otherwise, and
     * opens the journal of bookings in the data folder.
     *
     * @param dataDir {@code DATA_DIR}; made if it is not there
     * @param random draws confirmation numbers
     * @throws MalformedFileException naming the file, the place and what to do about it
     * @throws UnusableJournalException if the bookings cannot be read, or belong to another process that runs
     */
    public static TravelBusiness load(Path dataDir, InstantSource clock, SecureRandom random) {
        FileSource files = new FileSource(Optional.of(dataDir.resolve("travel")), "/travel");
        Catalogue catalogue = Catalogue.load(files);
        PhoneSessions sessions = PhoneSessions.load(files, catalogue.hotels(), clock);
        Bookings bookings = Bookings.open(new DiskFolder(dataDir), catalogue, clock, random, step -> {});
        return new TravelBusiness(catalogue, sessions, bookings, clock);
    }

    /**
     * For an agent's briefing.
     *
     * @param zone where "today" is
     * @param locale how dates are said
     */
    public CallerFacts callers(ZoneId zone, Locale locale) {
        return new SessionFacts(sessions, zone, locale);
    }

    /**
     * The experts.
     *
     * @param zone where "today" is
     * @param locale how dates in numbers are written
     */
    public List<Tool> tools(ZoneId zone, Locale locale) {
        HotelDirectory hotels = catalogue.hotels();
        BusinessCalendar calendar = new BusinessCalendar(clock, zone, locale);
        StayArguments stays = new StayArguments(hotels, calendar);
        return List.of(
                new PhoneSessionTool(sessions, zone),
                new HotelInfoExpert(hotels),
                new HotelBookingExpert(stays, bookings),
                new CarRentalExpert(catalogue.cars(), calendar, bookings),
                new FlightExpert(catalogue.flights(), calendar, clock, bookings),
                new PostBookingExpert(bookings, new BookingChanges(bookings, catalogue, stays, clock)),
                new CheckoutExpert(stays, bookings));
    }

    /** The variables that greetings may use; known before any file is read. */
    public static Set<String> callerVariables() {
        return SessionFacts.variables();
    }

    /** Commits what is under way and lets the journal go. */
    @Override
    public void close() throws IOException {
        bookings.close();
    }
}
