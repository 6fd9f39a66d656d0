package frontdesk.travel;

import frontdesk.agent.FileSource;
import frontdesk.agent.JsonFile;
import frontdesk.agent.MalformedFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All hotels there are. Immutable; safe from any thread.
 *
 * @param hotels at least one, no two of one name
 */
record HotelDirectory(List<Hotel> hotels) {
    private static final String FILE = "hotels.json";
    private static final int SUGGESTIONS = 3;

    HotelDirectory {
        hotels = Need.some("hotels", hotels);
        Set<String> names = new HashSet<>();
        for (Hotel hotel : hotels) {
            Need.that(names.add(hotel.name()), "two hotels are named \"" + hotel.name() + "\"");
        }
    }

    /** @throws MalformedFileException if {@code hotels.json} is not as it has to be */
    static HotelDirectory load(FileSource files) {
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

    /** The hotel somebody means, however they say it. */
    Optional<Hotel> hotel(String heard) {
        return Names.meant(heard, names(hotels))
                .flatMap(name -> hotels.stream().filter(hotel -> hotel.name().equals(name)).findFirst());
    }

    /** The hotels whose names are most like what was heard, best first; in one city only if one is given. */
    List<Hotel> similar(String heard, Optional<String> city) {
        List<Hotel> candidates = city.map(this::in).orElse(hotels);
        return Names.nearest(heard, names(candidates), SUGGESTIONS).stream()
                .map(name -> candidates.stream().filter(hotel -> hotel.name().equals(name)).findFirst().orElseThrow())
                .toList();
    }

    private static List<String> names(List<Hotel> hotels) {
        return hotels.stream().map(Hotel::name).toList();
    }
}
