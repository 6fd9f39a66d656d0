package frontdesk.travel.booking;

import frontdesk.travel.price.CancellationTerms;
import java.util.Optional;

/**
 * What is for sale, for those who sell it and take it back, whatever it is. Safe from any thread; answers at once.
 */
public interface Stock {

    /** How many there are for that day; none of what is not sold any more. */
    int count(Purchase.Item item);

    /** The rule by which a purchase can be given back; nothing for what is not sold any more. */
    Optional<CancellationTerms> terms(Purchase purchase);
}
