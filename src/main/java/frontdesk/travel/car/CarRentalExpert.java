package frontdesk.travel.car;

import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.BookingExpert;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.booking.Guest;
import frontdesk.travel.spoken.BusinessCalendar;
import frontdesk.travel.spoken.Names;
import frontdesk.travel.spoken.Period;
import java.util.List;
import java.util.Optional;

/**
 * {@code car_rental_booking_expert}: finds rental cars in a city, priced for the days and the driver's age, and books
 * one when the caller has said yes to the price.
 *
 * <p>What it finds and how it says so is with {@link CarSearch}.
 */
public final class CarRentalExpert extends BookingExpert {
    private static final String WISH = """
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
                    "company": {"type": "string", "description": "As the search named it. Needed to book."}\
            """.formatted(BusinessCalendar.ABOUT_YEARS, choices(CarStation.CLASSES));
    private static final int OLDEST_DRIVER = 99;
    private static final int MOST_SEATS = 9;

    private final CarDirectory cars;
    private final BusinessCalendar calendar;
    private final CarSearch search;

    public CarRentalExpert(CarDirectory cars, BusinessCalendar calendar, Bookings bookings) {
        super("search", WISH, List.of("city", "pickup_date", "return_date"), "the driver", bookings);
        this.cars = cars;
        this.calendar = calendar;
        this.search = new CarSearch(cars, bookings);
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
    protected ToolResult look(Arguments arguments) throws Arguments.Refused {
        return ToolResult.of(search.search(wish(arguments)));
    }

    @Override
    protected ToolResult book(CallKey key, Arguments arguments) throws Arguments.Refused {
        CarWish wish = wish(arguments);
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
        return bookFor(key, arguments, driver, hire, wish.total(station, car), () -> ToolResult.error(
                "The last such car has just gone. Nothing is booked. Search again and offer what is left."));
    }

    /** The station that is meant: the one that was named, or the only one there is. */
    private CarStation station(CarWish wish, Optional<String> company) throws Arguments.Refused {
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

    private CarWish wish(Arguments arguments) throws Arguments.Refused {
        String city = city(arguments.text("city"));
        Period days = calendar.period(arguments, "pickup_date", "return_date");
        calendar.refuseWhatIsPast("pickup_date", days.start(), cars.in(city).getFirst().timeZone());
        return new CarWish(
                city,
                days,
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
}
