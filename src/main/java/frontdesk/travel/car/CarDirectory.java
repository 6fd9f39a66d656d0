package frontdesk.travel.car;

import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Need;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.price.CancellationTerms;
import frontdesk.travel.spoken.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All rental stations there are. Immutable; safe from any thread.
 *
 * @param stations at least one, no two of one company in a city
 */
public record CarDirectory(List<CarStation> stations) {
    private static final String FILE = "cars.json";

    public CarDirectory {
        stations = Need.some("stations", stations);
        Set<List<String>> names = new HashSet<>();
        for (CarStation station : stations) {
            Need.that(names.add(List.of(station.company(), station.city())),
                    "two stations of \"" + station.company() + "\" are in " + station.city());
        }
    }

    /** @throws MalformedFileException if {@code cars.json} is not as it has to be */
    public static CarDirectory load(FileSource files) {
        return JsonFile.read(files.get(FILE), CarDirectory.class);
    }

    List<String> cities() {
        return stations.stream().map(CarStation::city).distinct().toList();
    }

    /** The city somebody means, however they say it. */
    Optional<String> city(String heard) {
        return Names.meant(heard, cities());
    }

    Optional<CarStation> station(String company, String city) {
        return in(city).stream().filter(station -> station.company().equals(company)).findFirst();
    }

    List<CarStation> in(String city) {
        return stations.stream().filter(station -> station.city().equals(city)).toList();
    }

    /** How many such cars there are on that day; none of what is not rented out any more. */
    public int count(Purchase.Item.Car car) {
        return station(car.company(), car.city())
                .flatMap(station -> station.car(car.carClass()))
                .map(CarStation.Car::count)
                .orElse(0);
    }

    /** By which rule a rental is given back; nothing for a station that is not there any more. */
    public Optional<CancellationTerms> terms(CarHire hire) {
        return station(hire.company(), hire.city()).map(station -> station.terms(hire));
    }
}
