package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.door.RequestHead.Field;
import frontdesk.file.FileSource;
import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalState;
import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.Money;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutLinkTest {
    /** The price of three nights in March is the one that quotes name, too. */
    private static final String STAY = "{'hotel':'Lakeview Lantern','check_in':'2027-03-12','check_out':'2027-03-15',"
            + "'guests':2,'rooms':1,'room_type':'Lake View King'}";

    private static final String NAMES = "&first_name=Anna&surname=Miller";

    private final MemoryFolder folder = new MemoryFolder();
    private TravelDesk desk = new TravelDesk(folder);
    private int nextCallId;

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private String token() throws InterruptedException {
        return token("CA1");
    }

    private String token(String callSid) throws InterruptedException {
        ToolResult sent = TravelDesk.ask(desk.checkoutLink, callSid, "link_" + nextCallId++, STAY);
        assertEquals("sent", TravelDesk.read(sent).path("status").stringValue());
        return desk.sentToken();
    }

    /** The price that stands in the page's form. */
    private String seen(String token) {
        String html = desk.page("GET", token, "").body();
        return "total=" + html.replaceFirst("(?s).*name=\"total\" value=\"([^\"]*)\".*", "$1").replace(' ', '+');
    }

    private HttpAnswer confirm(String token) {
        return desk.page("POST", token, seen(token) + NAMES);
    }

    private static String number(HttpAnswer booked) {
        assertTrue(booked.body().contains("Your stay is booked"), booked.body());
        return booked.body().replaceFirst("(?s).*<dd>([2-7KLMRWY]{3} [2-7KLMRWY]{3} [2-7KLMRWY]{3})</dd>.*", "$1");
    }

    private List<LocalDate> lacking(int rooms) {
        RoomStay stay = new RoomStay(
                "Lakeview Lantern Hotel", "Lake View King", LocalDate.parse("2027-03-12"),
                LocalDate.parse("2027-03-15"), rooms, rooms);
        return desk.bookings.lacking(stay, Optional.empty());
    }

    /** What so many customers get who press their buttons at the same time. */
    private List<HttpAnswer> together(int customers, IntFunction<HttpAnswer> press) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpAnswer>> presses = IntStream.range(0, customers)
                    .<Callable<HttpAnswer>>mapToObj(i -> () -> press.apply(i))
                    .toList();
            return threads.invokeAll(presses).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void theLinkGoesToTheNumberTheCallComesFrom() throws Exception {
        desk.answer(desk.checkoutLink, STAY);
        var message = desk.sent.take();
        assertEquals("SMS to +15005550101", message.to().words());
        assertTrue(
                message.text().startsWith("Your stay: Lakeview Lantern Hotel, Lake View King, from Friday, March 12"),
                message.text());
        assertTrue(message.text().matches("(?s).*: https://desk\\.example/x/checkout/[\\w-]{27}"), message.text());
    }

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
    void lookingChangesNothingAndConfirmingBooksOnce() throws Exception {
        String token = token();
        HttpAnswer page = desk.page("GET", token, "");
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<dd>Friday, March 12, 2027</dd>"), page.body());
        desk.page("GET", token, "");
        assertEquals(List.of(), lacking(5));
        String number = number(confirm(token));
        assertNotEquals(List.of(), lacking(5));
        assertEquals(number, number(desk.page("POST", token, "total=x&first_name=Eve&surname=Adams")));
        assertEquals(number, number(desk.page("GET", token, "")));
        assertEquals(List.of(), lacking(4));
        String view = "{'action':'view','confirmation_number':'" + number + "','surname':'Miller'}";
        assertEquals("confirmed", desk.answer(desk.postBooking, view).path("status").stringValue());
    }

    @Test
    void aLinkAndItsBookingSurviveALossOfPower() throws Exception {
        String open = token("CA1");
        String confirmed = token("CA2");
        String number = number(confirm(confirmed));
        MemoryFolder left = folder.afterLossOfPower();
        desk.close();
        desk = new TravelDesk(left);
        assertEquals(number, number(desk.page("GET", confirmed, "")));
        assertEquals(number, number(desk.page("POST", confirmed, "total=x")));
        assertEquals(200, desk.page("GET", open, "").status());
        assertEquals(List.of(), lacking(4));
    }

    @Test
    void whoeverPressesTheButtonHowOftenThereIsOneBooking() throws Exception {
        String token = token();
        String form = seen(token);
        Set<String> numbers = new HashSet<>();
        for (HttpAnswer answer : together(100, i ->
                desk.page("POST", token, form + "&first_name=Anna&surname=" + "M".repeat(1 + i % 9)))) {
            if (answer.status() == 200) {
                numbers.add(number(answer));
            } else {
                assertTrue(answer.body().contains("One moment, please"), answer.body());
            }
        }
        assertEquals(Set.of(number(desk.page("GET", token, ""))), numbers);
        assertEquals(List.of(), lacking(4));
    }

    @Test
    void theLastRoomIsSoldOnceWhateverLinksThereAre() throws Exception {
        List<String> tokens = List.of(token("CA2"), token("CA3"), token("CA4"));
        String form = seen(tokens.getFirst());
        for (int i = 0; i < 4; i++) {
            desk.answer(desk.booking, TravelDesk.stay("book", "'room_type':'Lake View King'")
                    .replace("Anna", "Anna" + "a".repeat(i)));
        }
        List<Integer> statuses = together(3, i -> desk.page("POST", tokens.get(i), form + NAMES + "n".repeat(i + 1)))
                .stream()
                .map(HttpAnswer::status)
                .sorted()
                .toList();
        assertEquals(List.of(200, 409, 409), statuses);
        long soldOut = tokens.stream()
                .filter(token -> desk.page("GET", token, "").body().contains("Sold out"))
                .count();
        assertEquals(2, soldOut);
    }

    @Test
    void aPriceThatWasNotOnThePageIsNotBooked() throws Exception {
        String token = token();
        HttpAnswer answer = desk.page("POST", token, "total=1.00+USD" + NAMES);
        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("The price has changed"), answer.body());
        assertEquals(List.of(), lacking(5));
        number(confirm(token));
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
        assertEquals(List.of(), lacking(5));
    }

    @Test
    void afterADayTheLinkBooksNothing() throws Exception {
        String token = token();
        String form = seen(token);
        desk.now = desk.now.plus(Duration.ofHours(24));
        assertEquals(410, desk.page("GET", token, "").status());
        assertEquals(410, desk.page("POST", token, form + NAMES).status());
        assertEquals(List.of(), lacking(5));
    }

    @Test
    void aStayThatHasBegunIsNotBooked() throws Exception {
        desk.now = Instant.parse("2027-03-12T23:00:00Z");
        String token = token();
        String form = seen(token);
        desk.now = Instant.parse("2027-03-13T12:00:00Z");
        HttpAnswer answer = desk.page("POST", token, form + NAMES);
        assertEquals(410, answer.status());
        assertTrue(answer.body().contains("cannot be booked any more"), answer.body());
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
    void whatTheAgentHasBookedInTheSameCallIsNotBookedAgain() throws Exception {
        String token = token();
        String agent = desk.answer(desk.booking, TravelDesk.stay("book", "'room_type':'Lake View King'"))
                .path("confirmation_number")
                .stringValue();
        assertEquals(agent, number(desk.page("GET", token, "")).replace(" ", ""));
        HttpAnswer pressed = desk.page("POST", token, "total=x&first_name=Ann&surname=Mueller");
        assertEquals(agent, number(pressed).replace(" ", ""));
        assertEquals(List.of(), lacking(4));
    }

    @Test
    void whatTheAgentHasBookedAndCancelledAgainIsOpenOnceMore() throws Exception {
        String token = token();
        String agent = desk.answer(desk.booking, TravelDesk.stay("book", "'room_type':'Lake View King'"))
                .path("confirmation_number")
                .stringValue();
        desk.answer(desk.postBooking, "{'action':'cancel','confirmation_number':'" + agent + "','surname':'Miller'}");
        assertNotEquals(agent, number(confirm(token)).replace(" ", ""));
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

    @Test
    void theSameRequestSendsOneLink() throws Exception {
        ToolResult first = TravelDesk.ask(desk.checkoutLink, "CA1", "call_x", STAY);
        assertEquals(first, TravelDesk.ask(desk.checkoutLink, "CA1", "call_x", STAY));
        desk.sentToken();
        TravelDesk.ask(desk.checkoutLink, "CA1", "call_y", STAY);
        desk.sentToken();
        assertEquals(0, desk.sent.size());
    }

    @Test
    void oneNumberGetsFiveLinksADay() throws Exception {
        for (int i = 0; i < CheckoutLinks.OPEN_FOR_ONE; i++) {
            token();
        }
        ToolResult sixth = desk.ask(desk.checkoutLink, STAY);
        assertTrue(sixth.failed(), sixth.text());
        desk.now = desk.now.plus(Duration.ofHours(24));
        token();
    }

    @Test
    void aWithheldNumberGetsNoLink() {
        ToolResult result = TravelDesk.ask(desk.checkoutLink, "CA1", "call_1", "anonymous", STAY);
        assertTrue(result.failed());
        assertTrue(result.text().contains("withholds"), result.text());
    }

    @Test
    void whatIsSoldOutOrImpossibleSendsNothing() throws Exception {
        String six = STAY.replace("'rooms':1", "'rooms':6").replace("'guests':2", "'guests':6");
        assertTrue(desk.ask(desk.checkoutLink, six).failed());
        assertTrue(desk.ask(desk.checkoutLink, STAY.replace("03-15", "03-11")).failed());
        assertTrue(desk.ask(desk.checkoutLink, "{}").failed());
        assertEquals(0, desk.sent.size());
    }

    @Test
    void aFullDiskSendsNothing() {
        folder.faults.add(MemoryFolder.Fault.FULL);
        assertTrue(desk.ask(desk.checkoutLink, STAY).text().contains("could not be sent"));
        assertEquals(0, desk.sent.size());
    }
}
