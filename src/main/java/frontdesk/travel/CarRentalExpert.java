package frontdesk.travel;

import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code car_rental_booking_expert}: finds rental cars in a city, priced for the days and the driver's age.
 *
 * <p>The answer is compact JSON of at most 4 KB, the cheapest stations first. It only looks: nothing is held or booked.
 */
final class CarRentalExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ARGUMENTS =
            List.of("action", "city", "pickup_date", "return_date", "driver_age", "car_class", "seats");
    private static final int OLDEST_DRIVER = 99;
    private static final int MOST_SEATS = 9;
    /** Whoever names no age is priced as somebody for whom no rule is made. */
    private static final int GROWN_UP = 30;

    private final CarDirectory cars;
    private final BusinessCalendar calendar;

    CarRentalExpert(CarDirectory cars, BusinessCalendar calendar) {
        this.cars = cars;
        this.calendar = calendar;
    }

    /** What the caller wants. */
    private record Wish(
            String city, Period days, Optional<Integer> driverAge, Optional<String> carClass, int seats) {

        int pricedAge() {
            return driverAge.orElse(GROWN_UP);
        }

        /** Whether a car would do, were it not for the driver's age. */
        boolean isFor(CarStation.Car car) {
            return carClass.map(car.carClass()::equals).orElse(true) && car.seats() >= seats;
        }

        boolean mayDrive(CarStation.Car car) {
            return pricedAge() >= car.minimumAge();
        }
    }

    @Override
    public String name() {
        return "car_rental_booking_expert";
    }

    @Override
    public String description() {
        return """
                Finds rental cars in a city for certain days: companies and where they are, opening hours, car \
                classes, seats, the price for the whole rental, deposit, minimum age, mileage, cancellation. It only \
                searches: it cannot hold or book a car.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "action": {"type": "string", "enum": ["search"], "description": "What to do."},
                    "city": {
                      "type": "string",
                      "description": "The city, in English, where the car is picked up and brought back."
                    },
                    "pickup_date": {
                      "type": "string",
                      "description": "The first day, as the caller said it or as year-month-day. %s"
                    },
                    "return_date": {"type": "string", "description": "The day the car is brought back. %1$s"},
                    "driver_age": {
                      "type": "integer",
                      "minimum": 16,
                      "maximum": 99,
                      "description": "The driver's age in years; with it the price is exact."
                    },
                    "car_class": {
                      "type": "string",
                      "enum": [%s],
                      "description": "Only if the caller wants a certain one."
                    },
                    "seats": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 9,
                      "description": "How many people travel, if the caller said so."
                    }
                  },
                  "required": ["action", "city", "pickup_date", "return_date"],
                  "additionalProperties": false
                }""".formatted(
                BusinessCalendar.ABOUT_YEARS,
                CarStation.CLASSES.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "))));
    }

    @Override
    public Effect effect() {
        return Effect.SAFE;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(5);
    }

    @Override
    public ToolResult run(ToolCall call) {
        try {
            Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
            arguments.choice("action", List.of("search"));
            return ToolResult.of(search(wish(arguments)));
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    private Wish wish(Arguments arguments) throws Arguments.Refused {
        return new Wish(
                city(arguments.text("city")),
                calendar.period(arguments, "pickup_date", "return_date"),
                arguments.whole("driver_age", 16, OLDEST_DRIVER),
                arguments.choice("car_class", CarStation.CLASSES),
                arguments.whole("seats", 1, MOST_SEATS).orElse(1));
    }

    private String city(Optional<String> heard) throws Arguments.Refused {
        if (heard.isEmpty()) {
            throw new Arguments.Refused("The argument city is missing. Ask the caller in which city.");
        }
        Optional<String> city = cars.city(heard.get());
        if (city.isEmpty()) {
            throw new Arguments.Refused("There are no rental cars in this city, or the argument city is misspelled. The"
                    + " cities are " + String.join(", ", cars.cities()) + ". Ask whether one of them would do.");
        }
        return city.get();
    }

    private String search(Wish wish) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("city", wish.city());
        json.put("pickup_date", SpokenDates.inFull(wish.days().start()));
        json.put("return_date", SpokenDates.inFull(wish.days().end()));
        json.put("days", wish.days().nights());
        ArrayNode stations = json.putArray("stations");
        cars.in(wish.city()).stream()
                .filter(station -> station.cars().stream().anyMatch(car -> wish.isFor(car) && wish.mayDrive(car)))
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

    private static int cheapest(CarStation station, Wish wish) {
        return station.cars().stream()
                .filter(car -> wish.isFor(car) && wish.mayDrive(car))
                .mapToInt(car -> station.total(car, wish.days().nights(), wish.pricedAge()))
                .min()
                .orElseThrow();
    }

    private static void put(ObjectNode json, CarStation station, Wish wish) {
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
                .filter(car -> wish.isFor(car) && wish.mayDrive(car))
                .sorted(Comparator.comparingInt(CarStation.Car::daily))
                .forEach(car -> list.addObject()
                        .put("car_class", car.carClass())
                        .put("example", car.example())
                        .put("seats", car.seats())
                        .put("bags", car.bags())
                        .put("gears", car.automatic() ? "automatic" : "manual")
                        .put("price", station.total(car, wish.days().nights(), wish.pricedAge()))
                        .put("deposit", car.deposit())
                        .put("minimum_age", car.minimumAge()));
    }

    private String whyNone(Wish wish) {
        List<CarStation.Car> tooYoungFor = cars.in(wish.city()).stream()
                .flatMap(station -> station.cars().stream())
                .filter(wish::isFor)
                .toList();
        return tooYoungFor.isEmpty()
                ? "No such car is rented out in this city. Offer another class, or two cars for many people."
                : "The driver is too young for it: the minimum age is %d. Ask whether somebody else drives, or offer"
                        .formatted(tooYoungFor.stream().mapToInt(CarStation.Car::minimumAge).min().orElseThrow())
                        + " another class.";
    }
}
