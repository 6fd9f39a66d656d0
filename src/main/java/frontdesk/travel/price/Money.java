package frontdesk.travel.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money, to the currency's smallest coin.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Money {
        amount = amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    public static Money of(long whole, String currency) {
        return new Money(BigDecimal.valueOf(whole), currency);
    }

    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    Money dividedBy(int parts) {
        return new Money(amount.divide(BigDecimal.valueOf(parts), 10, RoundingMode.HALF_UP), currency);
    }

    public Money percent(BigDecimal percent) {
        return new Money(amount.multiply(percent).divide(HUNDRED), currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** As machines write it: {@code 665.66 USD}. */
    public String code() {
        return amount.toPlainString() + " " + currency;
    }

    /** As the agent may say it. */
    public String words() {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return (whole ? amount.toBigInteger() : amount) + " " + switch (currency) {
            case "USD" -> "US dollars";
            case "CAD" -> "Canadian dollars";
            case "GBP" -> "pounds";
            case "EUR" -> "euros";
            case "JPY" -> "yen";
            default -> currency;
        };
    }
}
