package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is sent a link, and who is not. */
class CheckoutLinkToolTest extends CheckoutRig {
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
