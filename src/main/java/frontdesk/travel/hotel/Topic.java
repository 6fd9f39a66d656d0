package frontdesk.travel.hotel;

import frontdesk.travel.price.Money;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be asked about a hotel, and the answer in sentences that can be spoken. */
enum Topic {
    PETS(Hotel::pets, "pet", "pets", "dog", "dogs", "cat", "cats", "animal", "animals", "puppy"),
    CANCELLATION(Hotel::cancellation, "cancel", "cancellation", "cancelled", "refund", "refundable", "change"),
    CHECK_IN_OUT(Topic::times, "check-in", "check-out", "checkin", "checkout", "arrive", "arrival", "late", "early"),
    PARKING(Hotel::parking, "park", "parking", "garage", "car", "valet", "charging"),
    BREAKFAST(Hotel::breakfast, "breakfast", "brunch", "buffet"),
    ACCESSIBILITY(Hotel::accessibility, "accessible", "accessibility", "wheelchair", "disabled", "elevator"),
    REVIEWS(Topic::reviews, "review", "reviews", "rating", "rated", "guests", "score", "recommend"),
    PRICES(Topic::prices, "price", "prices", "cost", "costs", "rate", "rates", "cheap", "cheapest", "much", "rooms"),
    LOCATION(Topic::location, "where", "far", "near", "close", "distance", "airport", "centre", "center", "address"),
    AMENITIES(Topic::amenities, "pool", "gym", "spa", "wifi", "sauna", "restaurant", "bar", "amenities", "laundry"),
    OVERVIEW(Topic::overview);

    private final Function<Hotel, String> answer;
    private final List<String> words;

    Topic(Function<Hotel, String> answer, String... words) {
        this.answer = answer;
        this.words = List.of(words);
    }

    String answer(Hotel hotel) {
        return answer.apply(hotel);
    }

    /** The name a model uses for it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Topic::key).toList();
    }

    /** @param key one of {@link #keys} */
    static Topic of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The first topic of which a question has a word; the overview if there is none. */
    static Topic ofQuestion(String question) {
        List<String> asked = List.of(question.toLowerCase(Locale.ROOT).split("[^a-z-]+"));
        return Arrays.stream(values())
                .filter(topic -> topic.words.stream().anyMatch(asked::contains))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** The order in which hotels are compared: what most callers look for comes first. */
    Comparator<Hotel> bestFirst() {
        return switch (this) {
            case PRICES -> Comparator.comparingInt(Hotel::nightlyFrom);
            case PETS -> Comparator.comparing(Hotel::petsAllowed).reversed();
            case CANCELLATION, CHECK_IN_OUT, PARKING, BREAKFAST, ACCESSIBILITY -> byScore();
            case REVIEWS, LOCATION, AMENITIES, OVERVIEW -> byScore();
        };
    }

    private static Comparator<Hotel> byScore() {
        return Comparator.comparingDouble((Hotel hotel) -> hotel.reviews().score()).reversed();
    }

    private static String overview(Hotel hotel) {
        return "%s Rated %d stars, and %s out of 10 by guests. %s A night starts at %s.".formatted(
                hotel.summary(),
                hotel.stars(),
                score(hotel),
                hotel.location().centre(),
                price(hotel, hotel.nightlyFrom()));
    }

    private static String amenities(Hotel hotel) {
        return "The hotel has " + list(hotel.amenities()) + ". What is not named here is not known.";
    }

    private static String times(Hotel hotel) {
        return "Check-in is from %s, check-out is until %s, hotel time.".formatted(
                clock(hotel.checkIn()), clock(hotel.checkOut()));
    }

    private static String location(Hotel hotel) {
        Hotel.Location location = hotel.location();
        return "The address is %s. %s %s Nearby: %s.".formatted(
                hotel.address(), location.centre(), location.airport(), list(location.landmarks()));
    }

    private static String reviews(Hotel hotel) {
        Hotel.Reviews reviews = hotel.reviews();
        return "Guests give it %s out of 10, from %d reviews. They like %s. Some mention %s.".formatted(
                score(hotel), reviews.count(), list(reviews.praised()), list(reviews.criticised()));
    }

    private static String prices(Hotel hotel) {
        return hotel.rooms().stream()
                .map(room -> "%s for up to %d: from %s a night.".formatted(
                        room.type(), room.sleeps(), price(hotel, room.nightlyFrom())))
                .collect(Collectors.joining(" "));
    }

    private static String price(Hotel hotel, int amount) {
        return Money.of(amount, hotel.currency()).words();
    }

    private static String score(Hotel hotel) {
        return String.format(Locale.ROOT, "%.1f", hotel.reviews().score());
    }

    private static String clock(LocalTime time) {
        return DateTimeFormatter.ofPattern(time.getMinute() == 0 ? "h a" : "h:mm a", Locale.ENGLISH).format(time);
    }

    private static String list(List<String> things) {
        if (things.size() == 1) {
            return things.getFirst();
        }
        return String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    }
}
