package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.travel.spoken.PhoneNumber;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Callers' phone sessions in the words of one agent. Immutable; safe from any thread.
 *
 * @param zone where "today" is
 * @param locale how dates are said
 */
record SessionFacts(PhoneSessions sessions, ZoneId zone, Locale locale) implements CallerFacts {

    /** What {@link #lookup} may return. */
    static Set<String> variables() {
        return Set.of("session_product", "session_city", "session_hotel", "session_start_date", "session_end_date",
                "session_guests", "session_rooms", BLOCK);
    }

    @Override
    public Set<String> names() {
        return variables();
    }

    @Override
    public Map<String, String> lookup(String callerNumber) {
        return PhoneNumber.of(callerNumber)
                .flatMap(number -> sessions.find(number, zone))
                .map(this::asVariables)
                .orElse(Map.of());
    }

    private Map<String, String> asVariables(PhoneSessions.Known known) {
        Map<String, String> variables = new LinkedHashMap<>();
        StringBuilder block = new StringBuilder();
        PhoneSession session = known.session();
        put(variables, block, "session_product", "Product", session.product().toString());
        put(variables, block, "session_city", "City", session.city());
        known.hotel().ifPresent(hotel -> {
            // Greetings say "the" themselves.
            variables.put("session_hotel", hotel.name().replaceFirst("^The ", ""));
            block.append("Hotel: ").append(hotel.name()).append('\n');
            block.append("Address: ").append(hotel.address()).append('\n');
        });
        DateTimeFormatter spoken = dayAndMonth(locale);
        DateTimeFormatter full = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        known.stay().ifPresentOrElse(
                stay -> {
                    variables.put("session_start_date", spoken.format(stay.start()));
                    variables.put("session_end_date", spoken.format(stay.end()));
                    block.append("From: ").append(full.format(stay.start())).append('\n');
                    block.append("To: ").append(full.format(stay.end())).append('\n');
                },
                () -> block.append("Dates: not chosen yet\n"));
        if (session.guests() != null) {
            put(variables, block, "session_guests", "Guests", session.guests().toString());
        }
        if (session.rooms() != null) {
            put(variables, block, "session_rooms", "Rooms", session.rooms().toString());
        }
        variables.put(BLOCK, block.toString());
        return variables;
    }

    private static void put(
            Map<String, String> variables, StringBuilder block, String name, String label, String value) {
        variables.put(name, value);
        block.append(label).append(": ").append(value).append('\n');
    }

    /**
     * "March 12" in a language's own way. JDK 25 prepares such patterns without any lock: two threads that ask for the
     * first ones at the same time can leave it broken for good. So nobody asks but here, one after the other.
     */
    private static synchronized DateTimeFormatter dayAndMonth(Locale locale) {
        return DateTimeFormatter.ofPattern(
                DateTimeFormatterBuilder.getLocalizedDateTimePattern("MMMMd", IsoChronology.INSTANCE, locale), locale);
    }
}
