package frontdesk.travel.booking;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many rooms, cars and seats are sold or held, day by day. Under the lock of {@link Bookings} only. */
final class Inventory {

    private final Stock stock;
    private final Map<Purchase.Item, Integer> taken = new HashMap<>();

    /** What nobody else can have, and how many of each. */
    record Claim(Map<Purchase.Item, Integer> items) {}

    Inventory(Stock stock) {
        this.stock = stock;
    }

    Claim claim(Purchase purchase) {
        Map<Purchase.Item, Integer> items = new HashMap<>();
        purchase.items().forEach(item -> items.put(item, purchase.count()));
        return new Claim(items);
    }

    /** What a purchase needs beyond what its booking has already. */
    Claim claim(Purchase purchase, Optional<? extends Purchase> instead) {
        Claim claim = claim(purchase);
        instead.ifPresent(own -> claim(own).items().forEach((item, count) ->
                claim.items().computeIfPresent(item, (_, wanted) -> wanted > count ? wanted - count : null)));
        return claim;
    }

    /** The days for which there is not enough left, in order. */
    List<LocalDate> lacking(Claim claim) {
        return claim.items().entrySet().stream()
                .filter(wanted -> free(wanted.getKey()) < wanted.getValue())
                .map(wanted -> wanted.getKey().day())
                .sorted()
                .toList();
    }

    private int free(Purchase.Item item) {
        return stock.count(item) - taken.getOrDefault(item, 0);
    }

    void take(Claim claim) {
        claim.items().forEach((item, count) -> taken.merge(item, count, Integer::sum));
    }

    void give(Claim claim) {
        claim.items().forEach((item, count) ->
                taken.computeIfPresent(item, (_, before) -> before > count ? before - count : null));
    }
}
