package frontdesk.travel;

import frontdesk.door.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * The checkout page: small, without scripts, for any telephone's browser. Every value is escaped; the headers let it
 * load nothing, be framed by nobody, be kept and found by nobody, and send its form only to us.
 */
final class CheckoutPage {
    private static final String STYLE = "body{font:1.1em/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}"
            + "dt{color:#555}dd{margin:0 0 .6em}label{display:block;margin:.6em 0}"
            + "input,button{font:inherit;padding:.4em;width:100%;box-sizing:border-box}"
            + "button{margin-top:1em}.notice{border-left:.3em solid #b00;padding-left:.7em}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String RELOAD_SECONDS = "2";

    private record Term(String name, String value) {}

    private CheckoutPage() {}

    static HttpAnswer answer(CheckoutView view) {
        return page(view)
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Robots-Tag", "noindex, nofollow")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static HttpAnswer page(CheckoutView view) {
        return switch (view) {
            case CheckoutView.Unknown _ -> page(404, "This link is not known",
                    "<p>Please check that the whole link was copied, or call us.</p>");
            case CheckoutView.Expired _ -> page(410, "This link has expired",
                    "<p>Nothing was booked. Please call us for a new one.</p>");
            case CheckoutView.Gone _ -> page(410, "This stay cannot be booked any more",
                    "<p>Nothing was booked. Please call us; we are glad to find another one.</p>");
            case CheckoutView.SoldOut soldOut -> page(409, "Sold out",
                    "<p>The last such room has just gone, and nothing was booked. Please call us; we are glad to find"
                            + " another one.</p>" + stay(soldOut.link().stay()));
            case CheckoutView.Open open -> page(status(open.notice()), "Your stay", form(open));
            case CheckoutView.Booked booked -> page(200, title(booked.booking()), booking(booked.booking()));
            case CheckoutView.Busy _ -> page(409, "One moment, please",
                    "<p>Your booking is being made. This page shows it in a moment; if not, load it again.</p>")
                    .with("Refresh", RELOAD_SECONDS);
            case CheckoutView.Refused _ -> page(503, "This did not work",
                    "<p>Nothing was booked. Please try again later, or call us.</p>");
            case CheckoutView.Unsure _ -> page(503, "We are not sure",
                    "<p>It is not known whether your stay was booked. Please do not book it again; call us, and we look"
                            + " it up.</p>");
        };
    }

    private static int status(CheckoutView.Notice notice) {
        return switch (notice) {
            case NONE -> 200;
            case NAMES_NEEDED -> 422;
            case PRICE_CHANGED -> 409;
        };
    }

    private static String form(CheckoutView.Open open) {
        Offer offer = open.offer();
        String notice = switch (open.notice()) {
            case NONE -> "";
            case NAMES_NEEDED -> notice("Please enter the guest's first name and surname, in letters.");
            case PRICE_CHANGED -> notice("The price has changed since you have seen it. Nothing was booked. Please look"
                    + " at the new total below.");
        };
        return notice + stay(offer.stay()) + terms(
                        new Term("Total", offer.total().words()),
                        new Term("Price", offer.priceWords()),
                        new Term("Cancellation", offer.hotel().cancellation()))
                + """
                <form method="post">
                <input type="hidden" name="total" value="%s">
                <label>First name <input name="first_name" required maxlength="80" autocomplete="given-name"></label>
                <label>Surname <input name="surname" required maxlength="80" autocomplete="family-name"></label>
                <button>Book this stay</button>
                </form>
                <p>Nothing is charged on this page.</p>
                """.formatted(escape(offer.total().code()));
    }

    private static String title(Booking booking) {
        return booking.isConfirmed() ? "Your stay is booked" : "This booking was cancelled";
    }

    private static String booking(Booking booking) {
        return terms(
                        new Term("Confirmation number", booking.number().grouped()),
                        new Term("Booked", booking.bought().words()),
                        new Term("Total", booking.total().words()))
                + "<p>Nothing has been charged. For any change you need this number and the guest's surname.</p>";
    }

    private static String stay(RoomStay stay) {
        return terms(
                new Term("Hotel", stay.hotel()),
                new Term("Room type", stay.roomType()),
                new Term("Arrival", Purchase.day(stay.checkIn())),
                new Term("Departure", Purchase.day(stay.checkOut())),
                new Term("For", Purchase.counted(stay.nights(), "night") + ", "
                        + Purchase.counted(stay.rooms(), "room") + ", " + Purchase.counted(stay.guests(), "guest")));
    }

    private static String terms(Term... terms) {
        StringBuilder list = new StringBuilder("<dl>\n");
        for (Term term : terms) {
            list.append("<dt>").append(escape(term.name())).append("</dt><dd>")
                    .append(escape(term.value())).append("</dd>\n");
        }
        return list.append("</dl>\n").toString();
    }

    private static String notice(String text) {
        return "<p class=\"notice\">" + escape(text) + "</p>\n";
    }

    private static HttpAnswer page(int status, String title, String body) {
        return new HttpAnswer(status, "text/html; charset=utf-8", List.of(), """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><h1>%1$s</h1>
                %3$s
                </body></html>
                """.formatted(escape(title), STYLE, body));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
