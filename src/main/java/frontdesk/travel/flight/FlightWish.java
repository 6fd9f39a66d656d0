package frontdesk.travel.flight;

import frontdesk.travel.booking.FlightSeats;
import java.time.LocalDate;
import java.util.Optional;

/** What a caller wants who flies. */
record FlightWish(
        Timetable.Airport from, Timetable.Airport to, LocalDate date, int passengers, Optional<String> cabin) {

    boolean isFor(Flight.Fare fare) {
        return cabin.map(fare.cabin()::equals).orElse(true);
    }

    FlightSeats seats(Flight flight, Flight.Fare fare) {
        return new FlightSeats(
                flight.airline(), flight.number(), from.city(), to.city(), date, flight.departs(), fare.cabin(),
                passengers);
    }

    FlightWish on(LocalDate day) {
        return new FlightWish(from, to, day, passengers, cabin);
    }
}
