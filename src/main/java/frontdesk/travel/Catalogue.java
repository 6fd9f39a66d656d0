package frontdesk.travel;

import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import java.util.Optional;

/** Everything that is for sale: how much of it there is, and by which rule it is given back. Immutable. */
record Catalogue(HotelDirectory hotels, CarDirectory cars, Timetable flights) {

    /** @throws MalformedFileException naming what is wrong in each of the files */
    static Catalogue load(FileSource files) {
        Mistakes mistakes = new Mistakes();
        Optional<HotelDirectory> hotels = mistakes.unless(() -> HotelDirectory.load(files));
        Optional<CarDirectory> cars = mistakes.unless(() -> CarDirectory.load(files));
        Optional<Timetable> flights = mistakes.unless(() -> Timetable.load(files));
        mistakes.refuse();
        return new Catalogue(hotels.orElseThrow(), cars.orElseThrow(), flights.orElseThrow());
    }

    /** How many there are for that day; none of what is not sold any more. */
    int count(Purchase.Item item) {
        return switch (item) {
            case Purchase.Item.Room room -> hotels.named(room.hotel())
                    .flatMap(hotel -> hotel.room(room.roomType()))
                    .map(Hotel.Room::count)
                    .orElse(0);
            case Purchase.Item.Car car -> cars.station(car.company(), car.city())
                    .flatMap(station -> station.car(car.carClass()))
                    .map(CarStation.Car::count)
                    .orElse(0);
            case Purchase.Item.Seat seat -> flights.numbered(seat.flight())
                    .flatMap(flight -> flight.fare(seat.cabin()))
                    .map(Flight.Fare::seats)
                    .orElse(0);
        };
    }

    /** The rule by which a purchase can be given back; nothing for what is not sold any more. */
    Optional<CancellationTerms> terms(Purchase purchase) {
        return switch (purchase) {
            case RoomStay stay -> hotels.named(stay.hotel()).map(hotel -> CancellationTerms.of(hotel, stay));
            case CarHire hire ->
                cars.station(hire.company(), hire.city()).map(station -> CancellationTerms.of(station, hire));
            case FlightSeats seats -> flights.numbered(seats.number())
                    .map(flight -> CancellationTerms.of(flights, flight, seats));
        };
    }
}
