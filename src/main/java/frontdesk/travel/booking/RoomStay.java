package frontdesk.travel.booking;

import frontdesk.file.Need;
import frontdesk.travel.spoken.InWords;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Rooms of one type in one hotel, from a day to a later day.
 *
 * @param hotel its name in {@code hotels.json}
 * @param guests how many people in all the rooms
 */
public record RoomStay(String hotel, String roomType, LocalDate checkIn, LocalDate checkOut, int guests, int rooms)
        implements Purchase {

    public RoomStay {
        Need.text("hotel", hotel);
        Need.text("room_type", roomType);
        Need.that(checkIn != null && checkOut != null && checkIn.isBefore(checkOut),
                "\"check_out\" must come after \"check_in\"");
        Need.that(guests > 0, "\"guests\" is at least 1");
        Need.that(rooms > 0, "\"rooms\" is at least 1");
    }

    public int nights() {
        return (int) ChronoUnit.DAYS.between(checkIn, checkOut);
    }

    /** A room for each day whose night is slept there. */
    @Override
    public List<Item> items() {
        return checkIn.datesUntil(checkOut).<Item>map(night -> new Item.Room(hotel, roomType, night)).toList();
    }

    @Override
    public int count() {
        return rooms;
    }

    @Override
    public LocalDate lastDay() {
        return checkOut;
    }

    @Override
    public String words() {
        return "%s, %s, from %s to %s, %s, %s for %s".formatted(
                hotel, roomType, InWords.day(checkIn), InWords.day(checkOut), InWords.counted(nights(), "night"),
                InWords.counted(rooms, "room"), InWords.counted(guests, "guest"));
    }
}
