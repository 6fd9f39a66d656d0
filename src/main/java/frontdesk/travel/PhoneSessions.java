package frontdesk.travel;

import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Need;
import frontdesk.travel.hotel.Hotel;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.spoken.PhoneNumber;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was looking at what when they were shown the number to call; by the caller's number. Immutable; safe from any
 * thread.
 *
 * <p>Anybody can make their telephone show any number, so nothing here is about a person: no name, no booking, no
 * payment.
 */
final class PhoneSessions {
    private static final String FILE = "phone-sessions.json";

    private final Map<PhoneNumber, PhoneSession> sessions = new LinkedHashMap<>();
    private final HotelDirectory hotels;
    private final InstantSource clock;

    private record File(List<PhoneSession> sessions) {
        File {
            Need.that(sessions != null, "\"sessions\" is missing; it may be an empty list");
        }
    }

    /** A caller's session on a given day: the hotel found, the dates settled, and left out when they are over. */
    record Known(PhoneNumber number, PhoneSession session, Optional<Hotel> hotel, Optional<Stay> stay) {}

    record Stay(LocalDate start, LocalDate end) {}

    /** @throws MalformedFileException if {@code phone-sessions.json} is not as it has to be */
    static PhoneSessions load(FileSource files, HotelDirectory hotels, InstantSource clock) {
        FileSource.TextFile file = files.get(FILE);
        PhoneSessions loaded = new PhoneSessions(hotels, clock);
        JsonFile.read(file, File.class).sessions().forEach(session -> loaded.add(file.name(), session));
        return loaded;
    }

    private PhoneSessions(HotelDirectory hotels, InstantSource clock) {
        this.hotels = hotels;
        this.clock = clock;
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

    /** @param zone where "today" is */
    Optional<Known> find(PhoneNumber number, ZoneId zone) {
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
}
