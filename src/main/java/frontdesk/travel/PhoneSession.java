package frontdesk.travel;

import com.fasterxml.jackson.annotation.JsonCreator;
import frontdesk.file.Need;
import frontdesk.travel.spoken.PhoneNumber;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What somebody was looking at when they were shown the number to call, as {@code phone-sessions.json} writes it.
 *
 * @param hotel the hotel's name in {@code hotels.json}; null for other products
 * @param startDate null when no dates were chosen
 * @param endDate null exactly when {@code startDate} is
 * @param guests null when not chosen
 * @param rooms null when not chosen
 */
record PhoneSession(
        String phoneNumber,
        Product product,
        String city,
        String hotel,
        TripDate startDate,
        TripDate endDate,
        Integer guests,
        Integer rooms) {

    /** What the page offered. */
    enum Product {
        HOTEL("hotel"),
        CAR_RENTAL("car rental"),
        FLIGHT("flight");

        private final String words;

        Product(String words) {
            this.words = words;
        }

        @JsonCreator
        static Product of(String words) {
            return Arrays.stream(values())
                    .filter(product -> product.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + words + "\" is no product; they are "
                            + Arrays.stream(values()).map(Product::toString).collect(Collectors.joining(", "))));
        }

        @Override
        public String toString() {
            return words;
        }
    }

    PhoneSession {
        Need.text("phone_number", phoneNumber);
        Need.that(PhoneNumber.of(phoneNumber).isPresent(), "\"" + phoneNumber + "\" is no international number");
        Need.that(product != null, "\"product\" is missing");
        Need.text("city", city);
        Need.that((product == Product.HOTEL) == (hotel != null),
                "\"hotel\" belongs to the product \"hotel\", and only to it");
        Need.that((startDate == null) == (endDate == null), "\"start_date\" and \"end_date\" come together");
        Need.that(guests == null || guests > 0, "\"guests\" is at least 1");
        Need.that(rooms == null || rooms > 0, "\"rooms\" is at least 1");
    }
}
