package frontdesk.travel;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many rooms are sold or held, night by night. Under the lock of {@link Bookings} only. */
final class Inventory {

    private final HotelDirectory hotels;
    private final Map<Night, Integer> taken = new HashMap<>();

    /** What is sold: a room type of a hotel for one night. */
    private record Night(String hotel, String roomType, LocalDate night) {}

    /** Rooms that nobody else can have, night by night. */
    record Claim(Map<Night, Integer> rooms) {}

    Inventory(HotelDirectory hotels) {
        this.hotels = hotels;
    }

    Claim claim(RoomStay stay) {
        Map<Night, Integer> rooms = new HashMap<>();
        stay.nightsOf().forEach(night -> rooms.put(new Night(stay.hotel(), stay.roomType(), night), stay.rooms()));
        return new Claim(rooms);
    }

    /** What a stay needs beyond what its booking has already. */
    Claim claim(RoomStay stay, Optional<RoomStay> instead) {
        Claim claim = claim(stay);
        instead.ifPresent(own -> claim(own).rooms().forEach((night, rooms) ->
                claim.rooms().computeIfPresent(night, (_, wanted) -> wanted > rooms ? wanted - rooms : null)));
        return claim;
    }

    /** The nights for which there are not enough rooms, in order. */
    List<LocalDate> lacking(Claim claim) {
        return claim.rooms().entrySet().stream()
                .filter(wanted -> free(wanted.getKey()) < wanted.getValue())
                .map(wanted -> wanted.getKey().night())
                .sorted()
                .toList();
    }

    private int free(Night night) {
        int count = hotels.named(night.hotel())
                .flatMap(hotel -> hotel.room(night.roomType()))
                .map(Hotel.Room::count)
                .orElse(0);
        return count - taken.getOrDefault(night, 0);
    }

    void take(Claim claim) {
        claim.rooms().forEach((night, rooms) -> taken.merge(night, rooms, Integer::sum));
    }

    void give(Claim claim) {
        claim.rooms().forEach((night, rooms) ->
                taken.computeIfPresent(night, (_, before) -> before > rooms ? before - rooms : null));
    }
}
