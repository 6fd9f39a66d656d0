package frontdesk.travel.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.travel.SearchingExpertRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CarRentalExpertTest extends SearchingExpertRig {
    private final CarDirectory cars = CarDirectory.load(PACKED);

    CarRentalExpertTest() {
        super(desk -> desk.cars);
    }

    private JsonNode search(String city, String more) {
        return desk.answer(expert, "{'action':'search','city':'" + city
                + "','pickup_date':'March 12','return_date':'the 15th'" + more + "}");
    }

    @Test
    void carsArePricedForTheWholeRentalTheCheapestStationFirst() {
        JsonNode answer = search("chicago", "");
        assertEquals("Friday, March 12, 2027 (2027-03-12)", answer.path("pickup_date").stringValue());
        assertEquals(3, answer.path("days").intValue());
        JsonNode station = answer.path("stations").path(0);
        assertEquals("Copper Kettle Cars", station.path("company").stringValue());
        assertEquals("economy", station.path("cars").path(0).path("car_class").stringValue());
        assertEquals(3 * 40, station.path("cars").path(0).path("price").intValue());
        assertEquals("USD", station.path("currency").stringValue());
    }

    @Test
    void aYoungDriverPaysMoreAndIsNotOfferedWhatTheyMayNotDrive() {
        JsonNode answer = search("Chicago", ",'driver_age':22");
        assertEquals(1, answer.path("stations").size(), "the other company wants drivers of 23");
        JsonNode offers = answer.path("stations").path(0).path("cars");
        assertEquals(3 * (44 + 24), offers.path(0).path("price").intValue());
        offers.forEach(car -> assertTrue(car.path("minimum_age").intValue() <= 22, car.toString()));
    }

    @Test
    void aDriverWhoIsTooYoungForEverythingIsToldTheAge() {
        JsonNode answer = search("Chicago", ",'driver_age':18");
        assertTrue(answer.path("stations").isEmpty());
        assertTrue(answer.path("message").stringValue().contains("the minimum age is 21"), answer.toString());
    }

    @Test
    void aClassOrManyPeopleNarrowTheOffers() {
        search("Berlin", ",'car_class':'SUV'").path("stations").forEach(station ->
                station.path("cars").forEach(car -> assertEquals("suv", car.path("car_class").stringValue())));
        assertEquals("van", search("Berlin", ",'seats':7").at("/stations/0/cars/0/car_class").stringValue());
        assertTrue(search("Berlin", ",'car_class':'convertible'").path("message").stringValue().startsWith("No such"));
        assertTrue(search("Berlin", ",'seats':9").path("message").stringValue().contains("two cars"));
    }

    @Test
    void carsAreInTheCitiesOfTheHotelsAndEveryAnswerIsShort() {
        assertAreTheCitiesOfTheHotels(cars.cities());
        for (String city : cars.cities()) {
            String text = search(city, "").toString();
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 4096, city);
            assertTrue(search(city, "").path("stations").size() >= 2, city);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'pickup_date':'May 1','return_date':'May 3'} | The argument city is missing
            {'city':'Atlantis','pickup_date':'May 1','return_date':'May 3'} | Vancouver, London, Lisbon
            {'city':'Berlin','return_date':'May 3'} | argument pickup_date is missing
            {'city':'Berlin','pickup_date':'May 1'} | argument return_date is missing
            {'city':'Berlin','pickup_date':'May 3, 2027','return_date':'May 1, 2027'} | must come after pickup_date
            {'city':'Berlin','pickup_date':'yesterday','return_date':'May 1'} | is past
            {'city':'Berlin','pickup_date':'May 1','return_date':'May 3','driver_age':'old'} | driver_age must be
            {'city':'Berlin','pickup_date':'May 1','return_date':'May 3','driver_age':120} | from 16 to 99
            {'city':'Berlin','pickup_date':'May 1','return_date':'May 3','car_class':'limousine'} | must be one of
            {'town':'Berlin'} | The arguments are action, city
            """)
    void wrongArgumentsAreNamedWithWhatToDo(String arguments, String expected) {
        assertSearchIsRefused(arguments, expected);
    }

    @Test
    void theSchemaIsValidJsonAndNamesEveryClass() {
        JsonNode schema = new JsonMapper().readTree(expert.parameters().text());
        assertEquals(CarStation.CLASSES.size(), schema.path("properties").path("car_class").path("enum").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "daily": 44     | "daily": 0           | "daily" is a price, not 0
            "economy"       | "limousine"          | "car_class" is one of economy
            "07:00"         | "22:00"              | the first one earlier
            "whole_price"   | "everything"         | cancellation_fees
            "bags": 1        | "bags": 1, "wheels": 4 | unknown key "wheels"
            "city": "Lisbon" | "city": "Chicago"   | two stations of "Tallgrass Car Rental" are in Chicago
            """)
    void mistakesInTheFileAreNamed(String written, String instead, String expected, @TempDir Path folder)
            throws IOException {
        String station = """
                {"company": "Tallgrass Car Rental", "city": "%s", "place": "at the airport", "opens": "07:00",
                 "closes": "21:00", "currency": "USD", "young_driver_below": 25, "young_driver_daily": 24,
                 "mileage": "Not limited.", "time_zone": "America/Chicago", "cancellation": "Half of it.",
                 "cancellation_fees": [{"from_days_before": 9, "percent": 50, "of": "whole_price"}],
                 "cars": [{"car_class": "economy", "example": "Small Hatchback", "seats": 4, "bags": 1,
                 "automatic": true, "daily": 44, "deposit": 200, "minimum_age": 21, "count": 6}]}""";
        String file = "{\"stations\": [" + station.formatted("Chicago") + "," + station.formatted("Lisbon") + "]}";
        assertMistakeIsNamed(expected, folder.resolve("cars.json"), file.replace(written, instead), CarDirectory::load);
    }
}
