package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** Somebody is sent links for a stay, opens them, and presses the button. */
abstract class CheckoutRig {
    /** The price of three nights in March is the one that quotes name, too. */
    static final String STAY = "{'hotel':'Lakeview Lantern','check_in':'2027-03-12','check_out':'2027-03-15',"
            + "'guests':2,'rooms':1,'room_type':'Lake View King'}";

    static final String NAMES = "&first_name=Anna&surname=Miller";

    private static final Pattern NUMBER = Pattern.compile("<dd>([2-7KLMRWY]{3} [2-7KLMRWY]{3} [2-7KLMRWY]{3})</dd>");

    final MemoryFolder folder = new MemoryFolder();
    TravelDesk desk = new TravelDesk(folder);
    private int nextCallId;

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    String token() throws InterruptedException {
        return token("CA1");
    }

    String token(String callSid) throws InterruptedException {
        ToolResult sent = TravelDesk.ask(desk.checkoutLink, callSid, "link_" + nextCallId++, STAY);
        assertEquals("sent", TravelDesk.read(sent).path("status").stringValue());
        return desk.sentToken();
    }

    /** The price that stands in the page's form. */
    String seen(String token) {
        return TravelDesk.totalField(desk.page("GET", token, "").body());
    }

    HttpAnswer confirm(String token) {
        return desk.page("POST", token, seen(token) + NAMES);
    }

    static String number(HttpAnswer booked) {
        return number(booked.body());
    }

    static String number(String page) {
        assertTrue(page.contains("Your stay is booked"), page);
        Matcher number = NUMBER.matcher(page);
        assertTrue(number.find(), page);
        return number.group(1);
    }
}
