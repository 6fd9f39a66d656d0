package frontdesk.travel.checkout;

import frontdesk.agent.Template;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.Mistakes;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.hotel.Offer;
import frontdesk.travel.price.Money;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a customer reads of a checkout, in one language: its texts, and how it writes days and amounts. Immutable; safe
 * from any thread.
 */
final class CheckoutTexts {
    /** Longer ones are no texts for a telephone's screen. */
    private static final int LONGEST_CHARS = 600;
    private static final Map<String, CheckoutText> BY_KEY =
            Arrays.stream(CheckoutText.values()).collect(Collectors.toMap(CheckoutText::key, text -> text));

    private final Locale locale;
    private final Map<CheckoutText, Template> texts;

    private CheckoutTexts(Locale locale, Map<CheckoutText, Template> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /**
     * @param language ISO 639-1
     * @throws frontdesk.file.MalformedFileException with everything that is wrong: all texts must be there, and no
     *     others
     */
    static CheckoutTexts read(TextFile file, String language) {
        Mistakes mistakes = new Mistakes();
        JsonPlaces places = JsonPlaces.of(file);
        Map<CheckoutText, Template> texts = new EnumMap<>(CheckoutText.class);
        JsonFile.readEach(file, String.class, mistakes).forEach((key, words) -> {
            CheckoutText text = BY_KEY.get(key);
            if (text == null) {
                mistakes.add(file.name(), places.place(key), "there is no text of this name");
            } else if (words.isBlank() || words.length() > LONGEST_CHARS || words.matches("(?s).*\\p{Cntrl}.*")) {
                mistakes.add(file.name(), places.place(key),
                        "a text has 1 to " + LONGEST_CHARS + " characters, and no line breaks");
            } else {
                mistakes.unless(() -> Template.parse(file.name() + ", " + places.place(key), words, text.variables()))
                        .ifPresent(template -> texts.put(text, template));
            }
        });
        BY_KEY.keySet().stream().filter(key -> !places.has(key)).sorted().forEach(
                key -> mistakes.add(file.name(), "", "the text \"" + key + "\" is missing"));
        mistakes.refuse();
        return new CheckoutTexts(Locale.of(language), texts);
    }

    /** ISO 639-1. */
    String language() {
        return locale.getLanguage();
    }

    /** A text without variables. */
    String say(CheckoutText text) {
        return say(text, Map.of());
    }

    String say(CheckoutText text, Map<String, String> values) {
        return texts.get(text).fill(values);
    }

    /** As in {@code Friday, March 12, 2027}. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(day);
    }

    /** To the smallest coin, as in {@code 665.66 USD}. */
    String money(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(money.amount().scale());
        return format.format(money.amount()) + " " + money.currency();
    }

    String nights(RoomStay stay) {
        return counted(stay.nights(), CheckoutText.ONE_NIGHT, CheckoutText.NIGHTS);
    }

    String rooms(RoomStay stay) {
        return counted(stay.rooms(), CheckoutText.ONE_ROOM, CheckoutText.ROOMS);
    }

    String guests(RoomStay stay) {
        return counted(stay.guests(), CheckoutText.ONE_GUEST, CheckoutText.GUESTS);
    }

    private String counted(int count, CheckoutText one, CheckoutText more) {
        return count == 1 ? say(one) : say(more, Map.of("count", Integer.toString(count)));
    }

    /** What a night costs, and what comes on top of it. */
    String price(Offer offer) {
        String nightly = money(Money.of(offer.room().nightlyFrom(), offer.hotel().currency()));
        return offer.taxes().isZero()
                ? say(CheckoutText.PRICE_TAXES_INCLUDED, Map.of("nightly", nightly))
                : say(CheckoutText.PRICE_AND_TAXES, Map.of("nightly", nightly, "taxes", money(offer.taxes())));
    }
}
