package frontdesk.travel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Rooms of one type in one hotel, from a day to a later day.
 *
 * @param hotel its name in {@code hotels.json}
 * @param guests how many people in all the rooms
 */
record RoomStay(String hotel, String roomType, LocalDate checkIn, LocalDate checkOut, int guests, int rooms) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);

    RoomStay {
        Need.text("hotel", hotel);
        Need.text("room_type", roomType);
        Need.that(checkIn != null && checkOut != null && checkIn.isBefore(checkOut),
                "\"check_out\" must come after \"check_in\"");
        Need.that(guests > 0, "\"guests\" is at least 1");
        Need.that(rooms > 0, "\"rooms\" is at least 1");
    }

    int nights() {
        return (int) ChronoUnit.DAYS.between(checkIn, checkOut);
    }

    /** The days whose nights are slept there. */
    List<LocalDate> nightsOf() {
        return checkIn.datesUntil(checkOut).toList();
    }

    String words() {
        return "%s, %s, from %s to %s, %s, %s for %s".formatted(
                hotel, roomType, day(checkIn), day(checkOut), counted(nights(), "night"), counted(rooms, "room"),
                counted(guests, "guest"));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
