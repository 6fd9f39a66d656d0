package frontdesk.travel;

import java.time.LocalTime;
import java.util.List;

/**
 * One hotel, as {@code hotels.json} describes it. Texts are whole sentences in spoken style, for they are read to
 * callers.
 *
 * @param summary what it is like, in a sentence
 * @param petsAllowed whether any pets are
 * @param checkIn from when rooms are ready, in the hotel's time
 * @param checkOut until when they must be left
 * @param currency ISO 4217 code of all prices
 */
record Hotel(
        String name,
        String city,
        String country,
        String address,
        int stars,
        String summary,
        List<String> amenities,
        boolean petsAllowed,
        String pets,
        String cancellation,
        LocalTime checkIn,
        LocalTime checkOut,
        Location location,
        Reviews reviews,
        String currency,
        List<Room> rooms,
        String parking,
        String breakfast,
        String accessibility) {

    /** @param landmarks what is near, each with how far it is */
    record Location(String centre, String airport, List<String> landmarks) {
        Location {
            Need.text("centre", centre);
            Need.text("airport", airport);
            landmarks = Need.some("landmarks", landmarks);
        }
    }

    /**
     * @param score 0 to 10
     * @param praised what guests like, a few points
     * @param criticised what they do not
     */
    record Reviews(double score, int count, List<String> praised, List<String> criticised) {
        Reviews {
            Need.that(score >= 0 && score <= 10, "\"score\" is 0 to 10, not " + score);
            Need.that(count > 0, "\"count\" is how many reviews there are, not " + count);
            praised = Need.some("praised", praised);
            criticised = Need.some("criticised", criticised);
        }
    }

    /**
     * @param sleeps how many guests at most
     * @param nightlyFrom the lowest price of a night, in whole units of the hotel's currency
     */
    record Room(String type, int sleeps, int nightlyFrom) {
        Room {
            Need.text("type", type);
            Need.that(sleeps > 0, "\"sleeps\" is how many guests a room takes, not " + sleeps);
            Need.that(nightlyFrom > 0, "\"nightly_from\" is a price, not " + nightlyFrom);
        }
    }

    Hotel {
        Need.text("name", name);
        Need.text("city", city);
        Need.text("country", country);
        Need.text("address", address);
        Need.that(stars >= 1 && stars <= 5, "\"stars\" is 1 to 5, not " + stars);
        Need.text("summary", summary);
        amenities = Need.some("amenities", amenities);
        Need.text("pets", pets);
        Need.text("cancellation", cancellation);
        Need.that(checkIn != null && checkOut != null, "\"check_in\" and \"check_out\" are times such as \"15:00\"");
        Need.that(location != null, "\"location\" is missing");
        Need.that(reviews != null, "\"reviews\" is missing");
        Need.that(currency != null && currency.matches("[A-Z]{3}"), "\"currency\" is a code such as \"EUR\"");
        rooms = Need.some("rooms", rooms);
        Need.text("parking", parking);
        Need.text("breakfast", breakfast);
        Need.text("accessibility", accessibility);
    }

    /** The lowest price of a night in any room. */
    int nightlyFrom() {
        return rooms.stream().mapToInt(Room::nightlyFrom).min().orElseThrow();
    }
}
