package frontdesk.travel.checkout;

import frontdesk.door.HttpAnswer;
import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.booking.FlightSeats;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.hotel.Offer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * The checkout page: small, without scripts, for any telephone's browser. Every value is escaped; the headers let it
 * load nothing, be framed by nobody, be kept and found by nobody, and send its form only to us. Texts are the
 * customer's language; what stands in the business's data, such as a room's type, is shown as it stands there.
 */
final class CheckoutPage {
    private static final String STYLE = "body{font:1.1em/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}"
            + "dt{color:#555}dd{margin:0 0 .6em}label{display:block;margin:.6em 0}"
            + "input,button{font:inherit;padding:.4em;width:100%;box-sizing:border-box}"
            + "button{margin-top:1em}.notice{border-left:.3em solid #b00;padding-left:.7em}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String RELOAD_SECONDS = "2";

    private record Term(CheckoutText name, String value) {}

    private final CheckoutTexts texts;

    /** @param texts in the customer's language */
    CheckoutPage(CheckoutTexts texts) {
        this.texts = texts;
    }

    HttpAnswer answer(CheckoutView view) {
        return page(view)
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Robots-Tag", "noindex, nofollow")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private HttpAnswer page(CheckoutView view) {
        return switch (view) {
            case CheckoutView.Unknown _ ->
                page(404, CheckoutText.UNKNOWN_TITLE, advice(CheckoutText.UNKNOWN_ADVICE));
            case CheckoutView.Expired _ ->
                page(410, CheckoutText.EXPIRED_TITLE, advice(CheckoutText.EXPIRED_ADVICE));
            case CheckoutView.Gone _ ->
                page(410, CheckoutText.GONE_TITLE, advice(CheckoutText.GONE_ADVICE));
            case CheckoutView.SoldOut soldOut -> page(409, CheckoutText.SOLD_OUT_TITLE,
                    advice(CheckoutText.SOLD_OUT_ADVICE) + terms(stay(soldOut.link().stay())));
            case CheckoutView.Open open -> page(status(open.notice()), CheckoutText.OPEN_TITLE, form(open));
            case CheckoutView.Booked booked -> page(200, title(booked.booking()), booking(booked.booking()));
            case CheckoutView.Busy _ -> page(409, CheckoutText.BUSY_TITLE, advice(CheckoutText.BUSY_ADVICE))
                    .with("Refresh", RELOAD_SECONDS);
            case CheckoutView.Refused _ ->
                page(503, CheckoutText.REFUSED_TITLE, advice(CheckoutText.REFUSED_ADVICE));
            case CheckoutView.Unsure _ ->
                page(503, CheckoutText.UNSURE_TITLE, advice(CheckoutText.UNSURE_ADVICE));
        };
    }

    private static int status(CheckoutView.Notice notice) {
        return switch (notice) {
            case NONE -> 200;
            case NAMES_NEEDED -> 422;
            case PRICE_CHANGED -> 409;
        };
    }

    private String form(CheckoutView.Open open) {
        Offer offer = open.offer();
        String notice = switch (open.notice()) {
            case NONE -> "";
            case NAMES_NEEDED -> notice(CheckoutText.NAMES_NEEDED);
            case PRICE_CHANGED -> notice(CheckoutText.PRICE_CHANGED);
        };
        return notice + terms(stay(offer.stay())) + terms(List.of(
                        new Term(CheckoutText.TOTAL, texts.money(offer.total())),
                        new Term(CheckoutText.PRICE, texts.price(offer)),
                        new Term(CheckoutText.CANCELLATION, offer.hotel().cancellation())))
                + """
                <form method="post">
                <input type="hidden" name="total" value="%s">
                <label>%s <input name="first_name" required maxlength="80" autocomplete="given-name"></label>
                <label>%s <input name="surname" required maxlength="80" autocomplete="family-name"></label>
                <button>%s</button>
                </form>
                """.formatted(
                        escape(offer.total().code()), text(CheckoutText.FIRST_NAME), text(CheckoutText.SURNAME),
                        text(CheckoutText.BOOK))
                + advice(CheckoutText.OPEN_ADVICE);
    }

    private static CheckoutText title(Booking booking) {
        return booking.isConfirmed() ? CheckoutText.BOOKED_TITLE : CheckoutText.CANCELLED_TITLE;
    }

    private String booking(Booking booking) {
        return terms(List.of(new Term(CheckoutText.CONFIRMATION_NUMBER, booking.number().grouped())))
                + terms(bought(booking.bought()))
                + terms(List.of(new Term(CheckoutText.TOTAL, texts.money(booking.total()))))
                + advice(CheckoutText.BOOKED_ADVICE);
    }

    private List<Term> bought(Purchase purchase) {
        return switch (purchase) {
            case RoomStay stay -> stay(stay);
            case CarHire _, FlightSeats _ -> List.of(new Term(CheckoutText.BOOKED, purchase.words()));
        };
    }

    private List<Term> stay(RoomStay stay) {
        return List.of(
                new Term(CheckoutText.HOTEL, stay.hotel()),
                new Term(CheckoutText.ROOM_TYPE, stay.roomType()),
                new Term(CheckoutText.ARRIVAL, texts.day(stay.checkIn())),
                new Term(CheckoutText.DEPARTURE, texts.day(stay.checkOut())),
                new Term(CheckoutText.STAY_FOR,
                        texts.nights(stay) + ", " + texts.rooms(stay) + ", " + texts.guests(stay)));
    }

    private String terms(List<Term> terms) {
        StringBuilder list = new StringBuilder("<dl>\n");
        for (Term term : terms) {
            list.append("<dt>").append(text(term.name())).append("</dt><dd>")
                    .append(escape(term.value())).append("</dd>\n");
        }
        return list.append("</dl>\n").toString();
    }

    private String notice(CheckoutText text) {
        return "<p class=\"notice\">" + text(text) + "</p>\n";
    }

    private String advice(CheckoutText text) {
        return "<p>" + text(text) + "</p>\n";
    }

    private HttpAnswer page(int status, CheckoutText title, String body) {
        return new HttpAnswer(status, "text/html; charset=utf-8", List.of(), """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><h1>%2$s</h1>
                %4$s
                </body></html>
                """.formatted(texts.language(), text(title), STYLE, body));
    }

    private String text(CheckoutText text) {
        return escape(texts.say(text));
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
