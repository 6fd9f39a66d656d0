package frontdesk.travel.hotel;

import frontdesk.tool.Arguments;
import java.util.Optional;
import java.util.stream.Collectors;

/** The arguments {@code hotel} and {@code city}, which several tools share: what they mean, or what to ask instead. */
final class HotelArguments {
    private final HotelDirectory hotels;

    HotelArguments(HotelDirectory hotels) {
        this.hotels = hotels;
    }

    /** The city, as the directory names it; nothing where none was given. */
    Optional<String> city(Arguments arguments) throws Arguments.Refused {
        Optional<String> heard = arguments.text("city");
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> city = hotels.city(heard.get());
        if (city.isEmpty()) {
            throw new Arguments.Refused("The argument city names no city that is served, or is misspelled. The cities"
                    + " are " + String.join(", ", hotels.cities())
                    + ". Tell the caller, and ask whether one of them would do.");
        }
        return city;
    }

    /** @param city where it must be, if one is given */
    Hotel hotel(String heard, Optional<String> city) throws Arguments.Refused {
        Optional<Hotel> hotel = hotels.hotel(heard, city);
        if (hotel.isEmpty()) {
            throw new Arguments.Refused("The argument hotel names none that is known"
                    + city.map(name -> " in " + name).orElse("")
                    + ". The most similar ones are: "
                    + hotels.similar(heard, city).stream()
                            .map(found -> found.name() + " in " + found.city())
                            .collect(Collectors.joining("; "))
                    + ". Ask the caller whether one of these is meant.");
        }
        return hotel.get();
    }
}
