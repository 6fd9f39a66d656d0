package frontdesk.travel.car;

import frontdesk.travel.booking.Bookings;
import frontdesk.travel.spoken.InWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds rental cars for a wish and puts them into words. Safe from any thread. */
record CarSearch(CarDirectory cars, Bookings bookings) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What is free and fits, as compact JSON of at most 4 KB, the cheapest stations first; or why there is nothing. */
    String search(CarWish wish) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("city", wish.city());
        json.put("pickup_date", InWords.inFull(wish.days().start()));
        json.put("return_date", InWords.inFull(wish.days().end()));
        json.put("days", wish.days().nights());
        ArrayNode stations = json.putArray("stations");
        cars.in(wish.city()).stream()
                .filter(station -> station.cars().stream().anyMatch(car -> isOffered(station, car, wish)))
                .sorted(Comparator.comparingInt(station -> cheapest(station, wish)))
                .forEach(station -> put(stations.addObject(), station, wish));
        if (stations.isEmpty()) {
            json.put("message", whyNone(wish));
        } else {
            json.put("note", wish.driverAge().isPresent()
                    ? "Prices are for the whole rental and this driver. Nothing is booked."
                    : "Prices are for the whole rental; a young driver can cost more. Nothing is booked.");
        }
        return json.toString();
    }

    private int cheapest(CarStation station, CarWish wish) {
        return station.cars().stream()
                .filter(car -> isOffered(station, car, wish))
                .mapToInt(car -> wish.price(station, car))
                .min()
                .orElseThrow();
    }

    private void put(ObjectNode json, CarStation station, CarWish wish) {
        json.put("company", station.company());
        json.put("where", station.place());
        json.put("open", "daily from %s to %s".formatted(station.opens(), station.closes()));
        json.put("mileage", station.mileage());
        json.put("cancellation", station.cancellation());
        json.put("currency", station.currency());
        if (wish.driverAge().isEmpty()) {
            json.put("young_driver", "Drivers under %d pay %d a day more."
                    .formatted(station.youngDriverBelow(), station.youngDriverDaily()));
        }
        ArrayNode list = json.putArray("cars");
        station.cars().stream()
                .filter(car -> isOffered(station, car, wish))
                .sorted(Comparator.comparingInt(CarStation.Car::daily))
                .forEach(car -> list.addObject()
                        .put("car_class", car.carClass())
                        .put("example", car.example())
                        .put("seats", car.seats())
                        .put("bags", car.bags())
                        .put("gears", car.automatic() ? "automatic" : "manual")
                        .put("price", wish.price(station, car))
                        .put("deposit", car.deposit())
                        .put("minimum_age", car.minimumAge()));
    }

    private String whyNone(CarWish wish) {
        List<CarStation.Car> fitting = cars.in(wish.city()).stream()
                .flatMap(station -> station.cars().stream())
                .filter(wish::isFor)
                .toList();
        if (fitting.isEmpty()) {
            return "No such car is rented out in this city. Offer another class, or two cars for many people.";
        }
        return fitting.stream().anyMatch(wish::mayDrive)
                ? "All such cars are taken on these days. Offer another class or other days."
                : "The driver is too young for it: the minimum age is %d. Ask whether somebody else drives, or offer"
                        .formatted(fitting.stream().mapToInt(CarStation.Car::minimumAge).min().orElseThrow())
                        + " another class.";
    }

    private boolean isOffered(CarStation station, CarStation.Car car, CarWish wish) {
        return wish.isFor(car)
                && wish.mayDrive(car)
                && bookings.lacking(wish.hire(station, car), Optional.empty()).isEmpty();
    }
}
