package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.journal.MemoryFolder;
import frontdesk.travel.TravelDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the button books: the stay of the link, once, at the price that was seen. */
class CheckoutTest extends CheckoutRig {
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
    void lookingChangesNothingAndConfirmingBooksOnce() throws Exception {
        String token = token();
        HttpAnswer page = desk.page("GET", token, "");
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<dd>Friday, March 12, 2027</dd>"), page.body());
        desk.page("GET", token, "");
        assertEquals(List.of(), desk.lacking(5));
        String number = number(confirm(token));
        assertNotEquals(List.of(), desk.lacking(5));
        assertEquals(number, number(desk.page("POST", token, "total=x&first_name=Eve&surname=Adams")));
        assertEquals(number, number(desk.page("GET", token, "")));
        assertEquals(List.of(), desk.lacking(4));
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
        assertEquals(List.of(), desk.lacking(4));
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
        assertEquals(List.of(), desk.lacking(4));
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
        assertEquals(List.of(), desk.lacking(5));
        number(confirm(token));
    }

    @Test
    void afterADayTheLinkBooksNothing() throws Exception {
        String token = token();
        String form = seen(token);
        desk.now = desk.now.plus(Duration.ofHours(24));
        assertEquals(410, desk.page("GET", token, "").status());
        assertEquals(410, desk.page("POST", token, form + NAMES).status());
        assertEquals(List.of(), desk.lacking(5));
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
    void whatTheAgentHasBookedInTheSameCallIsNotBookedAgain() throws Exception {
        String token = token();
        String agent = desk.bookedNumber("'room_type':'Lake View King'");
        assertEquals(agent, number(desk.page("GET", token, "")).replace(" ", ""));
        HttpAnswer pressed = desk.page("POST", token, "total=x&first_name=Ann&surname=Mueller");
        assertEquals(agent, number(pressed).replace(" ", ""));
        assertEquals(List.of(), desk.lacking(4));
    }

    @Test
    void whatTheAgentHasBookedAndCancelledAgainIsOpenOnceMore() throws Exception {
        String token = token();
        String agent = desk.bookedNumber("'room_type':'Lake View King'");
        desk.answer(desk.postBooking, "{'action':'cancel','confirmation_number':'" + agent + "','surname':'Miller'}");
        assertNotEquals(agent, number(confirm(token)).replace(" ", ""));
    }
}
