package frontdesk.travel.booking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;

/** What a booking is of. The journal tells the kinds apart by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RoomStay.class, name = "rooms"),
    @JsonSubTypes.Type(value = CarHire.class, name = "car"),
    @JsonSubTypes.Type(value = FlightSeats.class, name = "flight")
})
public sealed interface Purchase permits RoomStay, CarHire, FlightSeats {

    /** What it takes out of the inventory, {@link #count} of each. */
    List<Item> items();

    int count();

    /** When it is over. */
    LocalDate lastDay();

    /** In words that can be spoken. */
    String words();

    /** Something of which there are only so many on a day. */
    sealed interface Item {
        LocalDate day();

        record Room(String hotel, String roomType, LocalDate day) implements Item {}

        record Car(String company, String city, String carClass, LocalDate day) implements Item {}

        record Seat(int flight, String cabin, LocalDate day) implements Item {}
    }
}
