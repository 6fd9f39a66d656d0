package frontdesk.travel;

import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.booking.FlightSeats;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.booking.Stock;
import frontdesk.travel.car.CarDirectory;
import frontdesk.travel.flight.Timetable;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.price.CancellationTerms;
import java.util.Optional;

/** Everything that is for sale. Immutable; safe from any thread. */
record Catalogue(HotelDirectory hotels, CarDirectory cars, Timetable flights) implements Stock {

    /** @throws MalformedFileException naming what is wrong in each of the files */
    static Catalogue load(FileSource files) {
        Mistakes mistakes = new Mistakes();
        Optional<HotelDirectory> hotels = mistakes.unless(() -> HotelDirectory.load(files));
        Optional<CarDirectory> cars = mistakes.unless(() -> CarDirectory.load(files));
        Optional<Timetable> flights = mistakes.unless(() -> Timetable.load(files));
        mistakes.refuse();
        return new Catalogue(hotels.orElseThrow(), cars.orElseThrow(), flights.orElseThrow());
    }

    @Override
    public int count(Purchase.Item item) {
        return switch (item) {
            case Purchase.Item.Room room -> hotels.count(room);
            case Purchase.Item.Car car -> cars.count(car);
            case Purchase.Item.Seat seat -> flights.count(seat);
        };
    }

    @Override
    public Optional<CancellationTerms> terms(Purchase purchase) {
        return switch (purchase) {
            case RoomStay stay -> hotels.terms(stay);
            case CarHire hire -> cars.terms(hire);
            case FlightSeats seats -> flights.terms(seats);
        };
    }
}
