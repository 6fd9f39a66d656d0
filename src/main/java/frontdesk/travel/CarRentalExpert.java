package frontdesk.travel;

import frontdesk.tool.Arguments;
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
 * {@code car_rental_booking_expert}: finds rental cars in a city, priced for the days and the driver's age, and books
 * one when the caller has said yes to the price.
 *
 * <p>The answer is compact JSON of at most 4 KB, the cheapest stations first. A search holds nothing; cars are counted
 * when they are booked. The same {@code call_id} is booked once, also after a restart.
 */
final class CarRentalExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ACTIONS = List.of("search", "book");
    private static final List<String> ARGUMENTS = List.of(
            "action", "city", "pickup_date", "return_date", "driver_age", "car_class", "seats", "company", "surname",
            "first_name");
    private static final int OLDEST_DRIVER = 99;
    private static final int MOST_SEATS = 9;
    /** Whoever names no age is priced as somebody for whom no rule is made. */
    private static final int GROWN_UP = 30;

    private final CarDirectory cars;
    private final BusinessCalendar calendar;
    private final Bookings bookings;

    CarRentalExpert(CarDirectory cars, BusinessCalendar calendar, Bookings bookings) {
        this.cars = cars;
        this.calendar = calendar;
        this.bookings = bookings;
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

        CarHire hire(CarStation station, CarStation.Car car) {
            return new CarHire(
                    station.company(), station.city(), car.carClass(), days.start(), days.end(), pricedAge());
        }

        Money total(CarStation station, CarStation.Car car) {
            return Money.of(station.total(car, days.nights(), pricedAge()), station.currency());
        }
    }

    @Override
    public String name() {
        return "car_rental_booking_expert";
    }

    @Override
    public String description() {
        return """
                Finds and books rental cars, in two steps. First action search: the cars that are free in a city for \
                certain days, with companies and where they are, opening hours, the price for the whole rental, \
                deposit, minimum age, mileage, cancellation. Tell the caller company, class, dates and price, and wait \
                for a clear yes. Then action book with the same arguments, the company, the class, the driver's age \
                and names: makes the booking and answers with a confirmation number. Never book without a yes.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "action": {
                      "type": "string",
                      "enum": ["search", "book"],
                      "description": "search changes nothing; book needs a yes to the price and a name."
                    },
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
                      "description": "The driver's age in years; with it the price is exact. Needed to book."
                    },
                    "car_class": {
                      "type": "string",
                      "enum": [%s],
                      "description": "Only if the caller wants a certain one. Needed to book."
                    },
                    "seats": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 9,
                      "description": "How many people travel, if the caller said so."
                    },
                    "company": {"type": "string", "description": "As the search named it. Needed to book."},
                    "surname": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The driver's family name, spelled as the caller spelled it. Needed to book."
                    },
                    "first_name": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The driver's given name. Needed to book."
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
        return Effect.COMMITTING;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(15);
    }

    @Override
    public ToolResult run(ToolCall call) {
        try {
            Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
            return arguments.oneOf("action", ACTIONS).equals("book")
                    ? bookings.once(CallKey.of(call), () -> book(CallKey.of(call), arguments))
                    : ToolResult.of(search(wish(arguments)));
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    private ToolResult book(CallKey key, Arguments arguments) {
        try {
            Wish wish = wish(arguments);
            CarStation station = station(wish, arguments.text("company"));
            CarStation.Car car = station.cars().stream().filter(wish::isFor).findFirst().orElseThrow();
            if (wish.driverAge().isEmpty()) {
                throw new Arguments.Refused("To book, the argument driver_age is needed. Ask how old the driver is; if"
                        + " it changes the price, tell the caller first.");
            }
            if (!wish.mayDrive(car)) {
                throw new Arguments.Refused("The driver must be at least " + car.minimumAge()
                        + " for this car. Ask whether somebody else drives, or offer another.");
            }
            CarHire hire = wish.hire(station, car);
            Guest driver = Guest.in(arguments);
            return Confirmation.of(
                    bookings.book(key, driver, hire, wish.total(station, car), Confirmation::booked),
                    () -> ToolResult.error("The last such car has just gone. Nothing is booked. Search again and offer"
                            + " what is left."));
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    /** The station that is meant: the one that was named, or the only one there is. */
    private CarStation station(Wish wish, Optional<String> company) throws Arguments.Refused {
        if (wish.carClass().isEmpty()) {
            throw new Arguments.Refused("To book, the argument car_class is needed. Ask the caller which one.");
        }
        List<CarStation> having =
                cars.in(wish.city()).stream().filter(station -> station.cars().stream().anyMatch(wish::isFor)).toList();
        List<String> companies = having.stream().map(CarStation::company).toList();
        Optional<String> meant = company.isEmpty() && companies.size() == 1
                ? Optional.of(companies.getFirst())
                : Names.meant(company.orElse(""), companies);
        return meant.flatMap(name -> cars.station(name, wish.city())).orElseThrow(() -> new Arguments.Refused(
                companies.isEmpty()
                        ? "No such car is rented out in this city. Search first."
                        : "The argument company must be one of " + String.join(", ", companies) + ". Ask which one."));
    }

    private boolean isOffered(CarStation station, CarStation.Car car, Wish wish) {
        return wish.isFor(car)
                && wish.mayDrive(car)
                && bookings.lacking(wish.hire(station, car), Optional.empty()).isEmpty();
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

    private int cheapest(CarStation station, Wish wish) {
        return station.cars().stream()
                .filter(car -> isOffered(station, car, wish))
                .mapToInt(car -> station.total(car, wish.days().nights(), wish.pricedAge()))
                .min()
                .orElseThrow();
    }

    private void put(ObjectNode json, CarStation station, Wish wish) {
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
                        .put("price", station.total(car, wish.days().nights(), wish.pricedAge()))
                        .put("deposit", car.deposit())
                        .put("minimum_age", car.minimumAge()));
    }

    private String whyNone(Wish wish) {
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
}
