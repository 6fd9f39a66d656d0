package frontdesk.travel;

/**
 * What a stay costs.
 *
 * @param rooms all rooms for all nights, before taxes
 * @param taxes what is added; nothing where the prices include them
 */
record Offer(Hotel hotel, Hotel.Room room, RoomStay stay, Money rooms, Money taxes) {

    static Offer of(Hotel hotel, Hotel.Room room, Wish wish) {
        RoomStay stay = new RoomStay(
                hotel.name(), room.type(), wish.period().start(), wish.period().end(), wish.guests(), wish.rooms());
        Money rooms = Money.of(room.nightlyFrom(), hotel.currency()).times(stay.nights()).times(stay.rooms());
        return new Offer(hotel, room, stay, rooms, rooms.percent(hotel.taxPercent()));
    }

    Money total() {
        return rooms.plus(taxes);
    }

    Wish wish() {
        return new Wish(new Period(stay.checkIn(), stay.checkOut()), stay.guests(), stay.rooms());
    }

    /** The price in a sentence. */
    String priceWords() {
        String nightly = Money.of(room.nightlyFrom(), hotel.currency()).words();
        return taxes.isZero()
                ? "The total is %s, taxes included: %s per room and night.".formatted(total().words(), nightly)
                : "The total is %s: %s per room and night, and %s of taxes."
                        .formatted(total().words(), nightly, taxes.words());
    }

    /** What somebody wants, before the room type is settled. */
    record Wish(Period period, int guests, int rooms) {}
}
