package frontdesk.travel.hotel;

import frontdesk.file.Need;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.CancellationFee;
import frontdesk.travel.price.CancellationTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One hotel, as {@code hotels.json} describes it. Texts are whole sentences in spoken style, for they are read to
 * callers.
 *
 * @param summary what it is like, in a sentence
 * @param petsAllowed whether any pets are
 * @param checkIn from when rooms are ready, in the hotel's time
 * @param checkOut until when they must be left
 * @param timeZone where the hotel's clocks are
 * @param cancellation the rule in words; {@code cancellationFees} is the same rule to reckon with
 * @param currency ISO 4217 code of all prices
 * @param taxPercent what is added to the prices; 0 where they include all taxes
 */
public record Hotel(
        String name,
        String city,
        String country,
        ZoneId timeZone,
        String address,
        int stars,
        String summary,
        List<String> amenities,
        boolean petsAllowed,
        String pets,
        String cancellation,
        List<CancellationFee> cancellationFees,
        LocalTime checkIn,
        LocalTime checkOut,
        Location location,
        Reviews reviews,
        String currency,
        BigDecimal taxPercent,
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
     * @param nightlyFrom the price of a night, in whole units of the hotel's currency
     * @param count how many rooms of this type can be sold for a night
     */
    public record Room(String type, int sleeps, int nightlyFrom, int count) {
        public Room {
            Need.text("type", type);
            Need.that(sleeps > 0, "\"sleeps\" is how many guests a room takes, not " + sleeps);
            Need.that(nightlyFrom > 0, "\"nightly_from\" is a price, not " + nightlyFrom);
            Need.that(count > 0, "\"count\" is how many such rooms there are, not " + count);
        }
    }

    public Hotel {
        Need.text("name", name);
        Need.text("city", city);
        Need.text("country", country);
        Need.that(timeZone != null, "\"time_zone\" is missing; it is a name such as \"Europe/Berlin\"");
        Need.text("address", address);
        Need.that(stars >= 1 && stars <= 5, "\"stars\" is 1 to 5, not " + stars);
        Need.text("summary", summary);
        amenities = Need.some("amenities", amenities);
        Need.text("pets", pets);
        Need.text("cancellation", cancellation);
        cancellationFees = Need.some("cancellation_fees", cancellationFees);
        Need.that(checkIn != null && checkOut != null, "\"check_in\" and \"check_out\" are times such as \"15:00\"");
        Need.that(location != null, "\"location\" is missing");
        Need.that(reviews != null, "\"reviews\" is missing");
        Need.that(currency != null && currency.matches("[A-Z]{3}"), "\"currency\" is a code such as \"EUR\"");
        Need.that(taxPercent != null && taxPercent.signum() >= 0 && taxPercent.intValue() < 100,
                "\"tax_percent\" is 0 to 100; 0 where prices include all taxes");
        rooms = Need.some("rooms", rooms);
        Need.that(rooms.stream().map(Room::type).distinct().count() == rooms.size(), "two \"rooms\" have one type");
        Need.text("parking", parking);
        Need.text("breakfast", breakfast);
        Need.text("accessibility", accessibility);
    }

    Optional<Room> room(String type) {
        return rooms.stream().filter(room -> room.type().equals(type)).findFirst();
    }

    /** The room types in which so many guests can stay in so many rooms, the cheapest first. */
    List<Room> roomsFor(int guests, int howMany) {
        return rooms.stream()
                .filter(room -> room.sleeps() * howMany >= guests)
                .sorted(Comparator.comparingInt(Room::nightlyFrom))
                .toList();
    }

    /** By which rule a stay here is given back. Who has not come yet may still cancel on the first day, for a fee. */
    CancellationTerms terms(RoomStay stay) {
        ZonedDateTime begins = stay.checkIn().atTime(checkIn).atZone(timeZone);
        Instant closes = stay.checkIn().plusDays(1).atStartOfDay(timeZone).toInstant();
        return new CancellationTerms(cancellation, cancellationFees, begins, closes, stay.nights());
    }

    /** The lowest price of a night in any room. */
    int nightlyFrom() {
        return rooms.stream().mapToInt(Room::nightlyFrom).min().orElseThrow();
    }
}
