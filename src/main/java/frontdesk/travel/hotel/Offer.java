package frontdesk.travel.hotel;

import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.Money;
import frontdesk.travel.spoken.Period;

/**
 * What a stay costs.
 *
 * @param rooms all rooms for all nights, before taxes
 * @param taxes what is added; nothing where the prices include them
 */
public record Offer(Hotel hotel, Hotel.Room room, RoomStay stay, Money rooms, Money taxes) {

    static Offer of(Hotel hotel, Hotel.Room room, Wish wish) {
        RoomStay stay = new RoomStay(
                hotel.name(), room.type(), wish.period().start(), wish.period().end(), wish.guests(), wish.rooms());
        Money rooms = Money.of(room.nightlyFrom(), hotel.currency()).times(stay.nights()).times(stay.rooms());
        return new Offer(hotel, room, stay, rooms, rooms.percent(hotel.taxPercent()));
    }

    public Money total() {
        return rooms.plus(taxes);
    }

    Wish wish() {
        return Wish.of(stay);
    }

    /** The price in a sentence. */
    public String priceWords() {
        String nightly = Money.of(room.nightlyFrom(), hotel.currency()).words();
        return taxes.isZero()
                ? "The total is %s, taxes included: %s per room and night.".formatted(total().words(), nightly)
                : "The total is %s: %s per room and night, and %s of taxes."
                        .formatted(total().words(), nightly, taxes.words());
    }

    /** What somebody wants, before the room type is settled. */
    record Wish(Period period, int guests, int rooms) {

        static Wish of(RoomStay stay) {
            return new Wish(new Period(stay.checkIn(), stay.checkOut()), stay.guests(), stay.rooms());
        }
    }
}
