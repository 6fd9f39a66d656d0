package frontdesk.travel.booking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.travel.booking.Guest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestTest {
    @ParameterizedTest
    @CsvSource({
        "Müller, Mueller", "Mueller, Müller", "Muller, Müller", "Weiß, Weiss", "O'Brien, OBrien", "O’Brien, o brien",
        "García-López, Garcia Lopez", "Sørensen, Soerensen", "Núñez, Nunez", "Wałęsa, Walesa", "Łuć, LUC",
        "Smith-Jones, smith jones", "van der Berg, Vanderberg", "Æbelø, Aebeloe", "Yıldız, Yildiz"
    })
    void aSurnameIsOneHoweverItIsWritten(String booked, String said) {
        assertTrue(new Guest(booked, "Anna").isNamed(said));
        assertTrue(new Guest(said, "Anna").isNamed(booked));
        assertFalse(new Guest(booked, "Anna").isNamed(said + "s"));
        assertFalse(new Guest(booked, "Anna").isNamed("Anna"));
    }
}
