package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.door.RequestHead.Field;
import frontdesk.file.FileSource;
import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalState;
import frontdesk.journal.MemoryFolder;
import frontdesk.travel.TravelDesk;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page behind a link: its language, what it asks for, and what it keeps to itself. */
class CheckoutPageTest extends CheckoutRig {
    @Test
    void messageAndPageSpeakTheLanguageOfTheCall() throws Exception {
        desk.answer(desk.spanishCheckoutLink, STAY);
        var message = desk.sent.take();
        assertTrue(message.text().startsWith("Su estancia: Lakeview Lantern Hotel, Lake View King, del viernes, 12 de"
                + " marzo de 2027 al lunes, 15 de marzo de 2027, 3 noches, 1 habitación, 2 huéspedes. En total 947,42"
                + " USD."), message.text());
        assertEquals("Su estancia en Lakeview Lantern Hotel", message.subject());
        String token = message.text().replaceFirst("(?s).*/checkout/", "");
        String open = desk.page("GET", token, "").body();
        assertTrue(open.contains("<html lang=\"es\">") && open.contains("<button>Reservar esta estancia"), open);
        assertTrue(desk.page("POST", token, seen(token)).body().contains("el apellido del huésped"), open);
        String booked = confirm(token).body();
        assertTrue(booked.contains("Su estancia está reservada") && booked.contains("<dd>947,42 USD</dd>"), booked);
    }

    @Test
    void aLinkKeepsItsLanguageOverARestartAndOneWithoutIsEnglish() throws Exception {
        desk.answer(desk.spanishCheckoutLink, STAY);
        String spanish = desk.sentToken();
        MemoryFolder left = folder.afterLossOfPower();
        desk.close();
        writeLink(left, """
                {"token": "%s", "stay": {"kind": "rooms", "hotel": "Lakeview Lantern Hotel",
                 "room_type": "Lake View King", "check_in": "2027-03-12", "check_out": "2027-03-15", "guests": 2,
                 "rooms": 1}, "total": {"amount": 947.42, "currency": "USD"}, "call_sid": "CA1",
                 "sent_to": "SMS to +15005550101", "expires": "2026-11-23T12:00:00Z"}""".formatted("x".repeat(27)));
        desk = new TravelDesk(left);
        assertTrue(desk.page("GET", spanish, "").body().contains("Su estancia"));
        assertTrue(desk.page("GET", "x".repeat(27), "").body().contains("<button>Book this stay"));
    }

    private static void writeLink(MemoryFolder folder, String json) throws Exception {
        JournalState unread = new JournalState() {
            @Override
            public void apply(JournalEntry entry) {}

            @Override
            public List<JournalEntry.Draft> snapshot() {
                return List.of();
            }
        };
        try (Journal links =
                Journal.open(folder, "checkout-links.jsonl", unread, Journal.Limits.defaults(), _ -> {})) {
            links.append(new JournalEntry.Draft("link", json.replace("\n", "")));
        }
    }

    @Test
    void namesAreNeeded() throws Exception {
        String token = token();
        String form = seen(token);
        for (String names : new String[] {"", "&first_name=Anna", "&surname=Miller", "&first_name=A&surname=%3Cb%3E"}) {
            HttpAnswer answer = desk.page("POST", token, form + names);
            assertEquals(422, answer.status(), names);
            assertTrue(answer.body().contains("Please enter"), answer.body());
        }
        assertEquals(List.of(), desk.lacking(5));
    }

    @Test
    void aCancelledBookingIsShownAsThat() throws Exception {
        String token = token();
        String number = number(confirm(token));
        desk.answer(desk.postBooking,
                "{'action':'cancel','confirmation_number':'" + number + "','surname':'Miller'}");
        assertTrue(desk.page("GET", token, "").body().contains("This booking was cancelled"));
        assertTrue(desk.page("POST", token, "total=x" + NAMES).body().contains("This booking was cancelled"));
    }

    @Test
    void unknownTokensAndOddBodiesAreRefused() throws Exception {
        assertEquals(404, desk.page("GET", "x".repeat(27), "").status());
        assertEquals(404, desk.page("POST", "", "total=x").status());
        String token = token();
        assertEquals(404, desk.page("GET", token.substring(1), "").status());
        assertEquals(409, desk.page("POST", token, "").status());
    }

    @Test
    void thePageLoadsNothingIsKeptByNobodyAndEscapesAll() throws Exception {
        HttpAnswer page = desk.page("GET", token(), "");
        for (Field header : List.of(
                new Field("Cache-Control", "no-store"),
                new Field("X-Robots-Tag", "noindex, nofollow"),
                new Field("Referrer-Policy", "no-referrer"))) {
            assertTrue(page.headers().contains(header), page.headers().toString());
        }
        assertTrue(page.headers().stream().anyMatch(header -> header.name().equals("Content-Security-Policy")
                && header.value().startsWith("default-src 'none'; style-src 'sha256-")));
        assertFalse(page.body().contains("<script"), page.body());
        RoomStay odd = new RoomStay(
                "<script>\"O'Hara\" & Co", "King", LocalDate.parse("2027-03-12"), LocalDate.parse("2027-03-13"), 1, 1);
        CheckoutLink link = new CheckoutLink(
                "x".repeat(27), odd, Money.of(1, "USD"), "CA1", "SMS to +1500", "en", Instant.EPOCH);
        CheckoutTexts english = CheckoutLanguages.load(new FileSource(Optional.empty(), "/travel")).in("en");
        String html = new CheckoutPage(english).answer(new CheckoutView.SoldOut(link)).body();
        assertTrue(html.contains("&lt;script&gt;&quot;O&#39;Hara&quot; &amp; Co"), html);
    }
}
