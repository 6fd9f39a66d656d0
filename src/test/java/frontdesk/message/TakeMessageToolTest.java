package frontdesk.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient.Channel;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeMessageToolTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final OwnerLine BOTH = new OwnerLine(Optional.of("+15005550007"), true);
    private static final String NOTE = "{'name':'Anna Miller','about':'Her invoice has the wrong address.'}";

    private final MemoryFolder folder = new MemoryFolder();
    private final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    private Outbox outbox = open(folder);

    private Outbox open(MemoryFolder on) {
        return Outbox.open(
                on, Map.of(Channel.SMS, this::deliver, Channel.WEBHOOK, this::deliver), () -> NOW,
                Outbox.Retry.defaults(), _ -> {});
    }

    private Delivery deliver(Message message) {
        sent.add(message);
        return new Delivery.Delivered("");
    }

    @AfterEach
    void close() throws IOException {
        outbox.close();
    }

    private ToolResult take(OwnerLine owner, String callId, String caller, String arguments) throws Exception {
        return take(new TakeMessageTool(outbox, owner, () -> NOW), "CA1", callId, caller, arguments);
    }

    private static ToolResult take(
            TakeMessageTool tool, String callSid, String callId, String caller, String arguments)
            throws Exception {
        return tool.answer(new ToolCall(
                callId, "take_message", new JsonText(arguments.replace('\'', '"')), callSid, caller, "+15005550006"));
    }

    private Message next() throws InterruptedException {
        Message message = sent.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was sent");
        }
        return message;
    }

    private String file() throws IOException {
        return new String(folder.open("outbox.txt").read(), StandardCharsets.UTF_8);
    }

    @Test
    void aMessageGoesToTheOwnerByEveryWayThatIsSet() throws Exception {
        ToolResult result = take(BOTH, "call_1", "+15005550101", NOTE);
        assertFalse(result.failed(), result.text());
        Set<Channel> ways = EnumSet.of(next().to().channel(), next().to().channel());
        assertEquals(EnumSet.of(Channel.SMS, Channel.WEBHOOK), ways);
    }

    @Test
    void aCallLeavesThreeMessagesAtMost() throws Exception {
        TakeMessageTool tool = new TakeMessageTool(outbox, BOTH, () -> NOW);
        for (String callId : new String[] {"a", "b", "b", "c", "a"}) {
            assertFalse(take(tool, "CA1", callId, "+15005550101", NOTE).failed());
        }
        ToolResult fourth = take(tool, "CA1", "d", "+15005550101", NOTE);
        assertTrue(fourth.failed() && fourth.text().contains("was not kept"), fourth.text());
        assertFalse(take(tool, "CA2", "a", "+15005550101", NOTE).failed());
    }

    @Test
    void whatIsUrgentSaysSoFirst() throws Exception {
        take(new OwnerLine(Optional.empty(), true), "c", "+15005550101", NOTE.replace("}", ",'urgency':'urgent'}"));
        assertTrue(next().text().startsWith("URGENT: message from Anna Miller"));
    }

    @Test
    void anSmsSaysAllOfIt() throws Exception {
        take(new OwnerLine(Optional.of("+15005550007"), false), "call_1", "+15005550101", NOTE);
        Message message = next();
        assertEquals("SMS to +15005550007", message.to().words());
        assertEquals("""
                Message from Anna Miller: Her invoice has the wrong address.
                Call back: +15005550101
                Called +15005550006 from +15005550101, 2026-11-26 12:00 UTC.""", message.text());
        assertEquals("normal", message.details().get("urgency"));
    }

    @Test
    void theSameRequestIsOneMessageAlsoAfterALossOfPower() throws Exception {
        OwnerLine owner = new OwnerLine(Optional.empty(), true);
        ToolResult first = take(owner, "call_1", "+15005550101", NOTE);
        next();
        MemoryFolder left = folder.afterLossOfPower();
        outbox.close();
        outbox = open(left);
        assertEquals(first, take(owner, "call_1", "+15005550101", NOTE));
        take(owner, "call_2", "+15005550101", NOTE);
        // Whether the first one's delivery was on the disk when the power failed, nobody can say.
        Message second = next();
        assertEquals("CA1/call_2/WEBHOOK", second.id().contains("call_1") ? next().id() : second.id());
    }

    @Test
    void whereNoWayIsSetItStaysInTheFile() throws Exception {
        assertFalse(take(new OwnerLine(Optional.empty(), false), "call_1", "+15005550101", NOTE).failed());
        assertTrue(file().contains("Her invoice has the wrong address."), file());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'about':'x'}                                             | name is missing",
        "{'name':'Anna'}                                           | about is missing",
        "{'name':'+1 500','about':'x'}                             | must be a person's name",
        "{'name':'Anna','about':'x','urgency':'very'}              | urgency must be one of normal, urgent",
        "{'name':'Anna','about':'x','callback_number':'my mobile'} | callback_number must be a telephone number",
        "{'name':'Anna','about':'x','callback_number':'110'}       | callback_number must be a telephone number",
        "{'name':'Anna','about':'x','to':'me'}                     | does not exist",
        "[]                                                        | must be one JSON object"
    })
    void whatIsMissingOrWrongIsAskedFor(String arguments, String refusal) throws Exception {
        ToolResult result = take(BOTH, "call_1", "+15005550101", arguments);
        assertTrue(result.failed());
        assertTrue(result.text().contains(refusal), result.text());
        assertEquals(0, sent.size());
    }

    @Test
    void whoWithholdsTheirNumberIsAskedForOne() throws Exception {
        ToolResult result = take(BOTH, "call_1", "anonymous", NOTE);
        assertTrue(result.text().contains("callback_number is needed"), result.text());
        take(BOTH, "call_1", "anonymous", NOTE.replace("}", ",'callback_number':'(312) 555-0142'}"));
        assertEquals("(312) 555-0142", next().details().get("callback_number"));
    }

    @Test
    void aDiskThatTakesNothingIsSaid() throws Exception {
        folder.faults.add(MemoryFolder.Fault.FULL);
        folder.faults.add(MemoryFolder.Fault.FULL);
        ToolResult result = take(BOTH, "call_1", "+15005550101", NOTE);
        assertTrue(result.failed());
        assertTrue(result.text().contains("could not be kept"), result.text());
        assertEquals(0, sent.size());
    }
}
