package frontdesk.travel.hotel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotelCancellationTest {
    private final HotelDirectory hotels = HotelDirectory.load(new FileSource(Optional.empty(), "/travel"));

    /** What cancelling four nights from the tenth of June on costs, of a total of 1000, at the hotel's own time. */
    private String fee(String name, String now) {
        Hotel hotel = hotels.named(name).orElseThrow();
        String type = hotel.rooms().getFirst().type();
        RoomStay stay = new RoomStay(name, type, LocalDate.parse("2027-06-10"), LocalDate.parse("2027-06-14"), 1, 1);
        return hotel.terms(stay)
                .due(
                        Money.of(1000, hotel.currency()),
                        LocalDateTime.parse(now).atZone(hotel.timeZone()).toInstant())
                .words();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Prairie Clock Hotel,      2027-06-09T17:59, 0 US dollars
            Prairie Clock Hotel,      2027-06-09T18:00, 250 US dollars
            The Copper Finch,         2027-06-07T15:59, 0 US dollars
            The Copper Finch,         2027-06-07T16:00, 500 US dollars
            Parkside Juniper Hotel,   2027-06-03T14:59, 0 US dollars
            Parkside Juniper Hotel,   2027-06-03T15:00, 250 US dollars
            Parkside Juniper Hotel,   2027-06-08T15:00, 1000 US dollars
            Alfama Sparrow Rooms,     2027-06-03T16:00, 1000 euros
            Hotel Lindenhof Mitte,    2027-06-09T18:00, 200 euros
            Hotel Sumida Paper Crane, 2027-06-07T15:00, 125 yen
            Hotel Sumida Paper Crane, 2027-06-10T00:00, 250 yen
            Kingfisher Court,         2027-06-10T15:59, 0 pounds
            Kingfisher Court,         2027-06-10T16:00, 250 pounds
            """)
    void theFeeIsWhatTheHotelsRuleSays(String hotel, String now, String fee) {
        assertEquals(fee, fee(hotel, now));
    }

    @Test
    void everyHotelsRuleIsFreeAtFirstAndCostsSomethingInTheEnd() {
        for (Hotel hotel : hotels.hotels()) {
            assertTrue(fee(hotel.name(), "2027-05-01T12:00").startsWith("0 "), hotel.name());
            assertTrue(!fee(hotel.name(), "2027-06-10T23:00").startsWith("0 "), hotel.name());
        }
    }
}
