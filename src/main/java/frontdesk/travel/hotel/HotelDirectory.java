package frontdesk.travel.hotel;

import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Need;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.CancellationTerms;
import frontdesk.travel.spoken.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All hotels there are. Immutable; safe from any thread.
 *
 * @param hotels at least one, no two of one name
 */
public record HotelDirectory(List<Hotel> hotels) {
    private static final String FILE = "hotels.json";
    private static final int SUGGESTIONS = 3;

    public HotelDirectory {
        hotels = Need.some("hotels", hotels);
        Set<String> names = new HashSet<>();
        for (Hotel hotel : hotels) {
            Need.that(names.add(hotel.name()), "two hotels are named \"" + hotel.name() + "\"");
        }
    }

    /** @throws MalformedFileException if {@code hotels.json} is not as it has to be */
    public static HotelDirectory load(FileSource files) {
        return JsonFile.read(files.get(FILE), HotelDirectory.class);
    }

    List<String> cities() {
        return hotels.stream().map(Hotel::city).distinct().toList();
    }

    /** The city somebody means, however they say it. */
    Optional<String> city(String heard) {
        return Names.meant(heard, cities());
    }

    /** The hotels of a city, named as {@link #cities} names it. */
    List<Hotel> in(String city) {
        return hotels.stream().filter(hotel -> hotel.city().equals(city)).toList();
    }

    /** The hotel of exactly this name. */
    public Optional<Hotel> named(String name) {
        return hotels.stream().filter(hotel -> hotel.name().equals(name)).findFirst();
    }

    /** The hotel somebody means, however they say it; in one city only if one is given. */
    Optional<Hotel> hotel(String heard, Optional<String> city) {
        return Names.meant(heard, names(city)).flatMap(this::named);
    }

    /**
     * What somebody may have meant, best first: the hotels whose names are most alike, in one city only if one is
     * given, and before them the one that is meant but stands in another city.
     */
    List<Hotel> similar(String heard, Optional<String> city) {
        Stream<Hotel> elsewhere = hotel(heard, Optional.empty()).stream();
        Stream<Hotel> alike = Names.nearest(heard, names(city), SUGGESTIONS).stream()
                .flatMap(name -> named(name).stream());
        return Stream.concat(elsewhere, alike).distinct().limit(SUGGESTIONS).toList();
    }

    /** A stay at today's price; nothing for a hotel or a room that is not there any more. */
    public Optional<Offer> offer(RoomStay stay) {
        return named(stay.hotel()).flatMap(hotel ->
                hotel.room(stay.roomType()).map(room -> Offer.of(hotel, room, Offer.Wish.of(stay))));
    }

    /** How many such rooms there are for that night; none of what is not sold any more. */
    public int count(Purchase.Item.Room room) {
        return named(room.hotel()).flatMap(hotel -> hotel.room(room.roomType())).map(Hotel.Room::count).orElse(0);
    }

    /** By which rule a stay is given back; nothing for a hotel that is not there any more. */
    public Optional<CancellationTerms> terms(RoomStay stay) {
        return named(stay.hotel()).map(hotel -> hotel.terms(stay));
    }

    private List<String> names(Optional<String> city) {
        return city.map(this::in).orElse(hotels).stream().map(Hotel::name).toList();
    }
}
