package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who was looking at what when they were shown the number to call; by the caller's number. Immutable; safe from any
 * thread.
 *
 * <p>Anybody can make their telephone show any number, so nothing here is about a person: no name, no booking, no
 * payment.
 */
final class PhoneSessions implements CallerFacts {
    private static final String FILE = "phone-sessions.json";

    private final Map<PhoneNumber, PhoneSession> sessions = new LinkedHashMap<>();
    private final HotelDirectory hotels;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Locale locale;

    private record File(List<PhoneSession> sessions) {
        File {
            Need.that(sessions != null, "\"sessions\" is missing; it may be an empty list");
        }
    }

    /** A caller's session on a given day: the hotel found, the dates settled, and left out when they are over. */
    record Known(PhoneNumber number, PhoneSession session, Optional<Hotel> hotel, Optional<Stay> stay) {}

    record Stay(LocalDate start, LocalDate end) {}

    /**
     * @param zone where "today" is
     * @param locale how dates are said
     * @throws MalformedFileException if {@code phone-sessions.json} is not as it has to be
     */
    static PhoneSessions load(
            FileSource files, HotelDirectory hotels, InstantSource clock, ZoneId zone, Locale locale) {
        FileSource.TextFile file = files.get(FILE);
        PhoneSessions loaded = new PhoneSessions(hotels, clock, zone, locale);
        JsonFile.read(file, File.class).sessions().forEach(session -> loaded.add(file.name(), session));
        return loaded;
    }

    private PhoneSessions(HotelDirectory hotels, InstantSource clock, ZoneId zone, Locale locale) {
        this.hotels = hotels;
        this.clock = clock;
        this.zone = zone;
        this.locale = locale;
    }

    private void add(String file, PhoneSession session) {
        PhoneNumber number = PhoneNumber.of(session.phoneNumber()).orElseThrow();
        if (session.hotel() != null && hotel(session).filter(hotel -> hotel.city().equals(session.city())).isEmpty()) {
            throw new MalformedFileException(file, number.e164(),
                    "no hotel \"" + session.hotel() + "\" in " + session.city() + " is in hotels.json");
        }
        if (stay(session, LocalDate.EPOCH).filter(stay -> !stay.start().isBefore(stay.end())).isPresent()) {
            throw new MalformedFileException(file, number.e164(), "\"end_date\" must come after \"start_date\"");
        }
        if (sessions.putIfAbsent(number, session) != null) {
            throw new MalformedFileException(file, number.e164(), "has two sessions");
        }
    }

    Optional<Known> find(PhoneNumber number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Optional.ofNullable(sessions.get(number)).map(session -> new Known(
                number, session, hotel(session), stay(session, today).filter(stay -> !stay.end().isBefore(today))));
    }

    private Optional<Hotel> hotel(PhoneSession session) {
        return hotels.hotels().stream().filter(hotel -> hotel.name().equals(session.hotel())).findFirst();
    }

    private static Optional<Stay> stay(PhoneSession session, LocalDate today) {
        if (session.startDate() == null) {
            return Optional.empty();
        }
        LocalDate start = session.startDate().from(today);
        return Optional.of(new Stay(start, session.endDate().from(start)));
    }

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
        return PhoneNumber.of(callerNumber).flatMap(this::find).map(this::asVariables).orElse(Map.of());
    }

    private Map<String, String> asVariables(Known known) {
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
        DateTimeFormatter spoken = DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(locale);
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
}
