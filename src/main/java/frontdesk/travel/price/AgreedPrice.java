package frontdesk.travel.price;

import frontdesk.tool.Arguments;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The price or the fee that the caller has said yes to, as the model repeats it with the action. What has become
 * another amount since, as days go by or with other arguments, is then said anew instead of being charged.
 *
 * <p>A model may leave it out: then whatever it is now holds.
 */
public final class AgreedPrice {
    public static final String NAME = "agreed_price";

    private AgreedPrice() {}

    /** @param what such as {@code To book: the total,} */
    public static String schema(String what) {
        return """
                    "agreed_price": {
                      "type": "number",
                      "description": "%s as it was quoted and the caller said yes to it. If it is another one by \
                now, nothing happens and you are told."
                    }""".formatted(what);
    }

    /** @throws Arguments.Refused if the caller has agreed to something else; an amount may be rounded to a whole one */
    public static void check(Arguments arguments, Money price) throws Arguments.Refused {
        Optional<BigDecimal> agreed = arguments.number(NAME);
        boolean isAnother = agreed.isPresent()
                && (agreed.get().compareTo(price.amount().subtract(BigDecimal.ONE)) <= 0
                        || agreed.get().compareTo(price.amount().add(BigDecimal.ONE)) >= 0);
        if (isAnother) {
            throw new Arguments.Refused("The argument agreed_price is not what it is now, which is " + price.words()
                    + ". Nothing has changed. Tell the caller, and go on only after a yes to that.");
        }
    }
}
