package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.journal.MemoryFolder;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** No way for e-mail is set up on this desk, as none is in the product. */
class EmailCheckoutLinkToolTest {
    private static final String STAY = "'hotel':'Lakeview Lantern','check_in':'2027-03-12','check_out':'2027-03-15',"
            + "'guests':2,'rooms':1";
    private static final Pattern LINK = Pattern.compile("https://desk\\.example/x/checkout/([\\w-]+)");

    private final MemoryFolder disk = new MemoryFolder();
    private final TravelDesk desk = new TravelDesk(disk);

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private static String to(String email) {
        return "{'email':'" + email + "'," + STAY + "}";
    }

    private String outboxFile() throws IOException {
        return new String(disk.open("outbox.txt").read(), StandardCharsets.UTF_8);
    }

    @Test
    void aLinkThatNobodyDeliversStandsInTheFileAndIsNotCalledSent() throws IOException {
        JsonNode answer = TravelDesk.answer(desk.emailCheckoutLink, to("anna.miller@example.com"));
        assertEquals("kept", answer.path("status").stringValue());
        assertTrue(answer.path("answer").stringValue().startsWith("No e-mail can be sent from here at present."));
        assertTrue(desk.sent.isEmpty());
        assertTrue(outboxFile().contains("e-mail to anna.miller@example.com"), outboxFile());
        assertTrue(LINK.matcher(outboxFile()).find(), outboxFile());
    }

    @Test
    void theLinkShowsTheStayAtThePriceThatWasAnswered() throws IOException {
        JsonNode answer = TravelDesk.answer(desk.emailCheckoutLink, to("anna.miller@example.com"));
        JsonNode quote = desk.answer(desk.booking, TravelDesk.stay("quote"));
        assertEquals(quote.path("total"), answer.path("total"));
        Matcher link = LINK.matcher(outboxFile());
        assertTrue(link.find());
        HttpAnswer page = desk.page("GET", link.group(1), "");
        assertEquals(200, page.status());
        String written = answer.path("total").stringValue().replace("US dollars", "USD");
        assertTrue(page.body().contains("<dd>" + written + "</dd>"), page.body());
    }

    @Test
    void oneAddressIsNotFlooded() {
        for (int i = 0; i < CheckoutLinks.OPEN_FOR_ONE; i++) {
            TravelDesk.answer(desk.emailCheckoutLink, to("anna.miller@example.com"));
        }
        String refusal = TravelDesk.refusal(desk.emailCheckoutLink, to("Anna.Miller@Example.com"));
        assertTrue(refusal.startsWith("Enough links were sent"), refusal);
        TravelDesk.answer(desk.emailCheckoutLink, to("another@example.com"));
    }

    @Test
    void nothingIsSentForRoomsThatAreGone() throws IOException {
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':6,'guests':6"));
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':6,'guests':7"));
        String refusal = TravelDesk.refusal(desk.emailCheckoutLink, to("anna.miller@example.com"));
        assertTrue(refusal.startsWith("Not enough rooms of the type Queen Room are free."), refusal);
        assertFalse(outboxFile().contains("anna.miller"), outboxFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "anna", "anna@", "@example.com", "anna@example", "anna miller@example.com",
        "anna@example.com, b@example.com", "anna@example.com\\nBcc: b@example.com", "<anna@example.com>",
        "anna@-.com-", "anna@exämple.com"
    })
    void whatIsNoAddressIsAskedForAgain(String email) {
        String refusal = TravelDesk.refusal(desk.emailCheckoutLink, to(email));
        assertTrue(refusal.startsWith("The argument email must be an e-mail address"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'guests':2   | 'guests':'two'   | The argument guests must be a whole number
            'rooms':1    | 'cots':1         | does not exist.
            2027-03-12   | 2020-03-12       | check_in
            Lakeview     | Nowhere          | The argument hotel names none that is known
            """)
    void aStayThatCannotBeIsRefused(String proper, String wrong, String words) {
        String refusal =
                TravelDesk.refusal(desk.emailCheckoutLink, to("anna.miller@example.com").replace(proper, wrong));
        assertTrue(refusal.contains(words), refusal);
    }
}
