package frontdesk.simulator.telephone;

import static frontdesk.simulator.telephone.PhoneRig.CALL_SID;
import static frontdesk.simulator.telephone.PhoneRig.SOON;
import static frontdesk.simulator.telephone.PhoneRig.STREAM_SID;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.FrameSent;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.Speech.Gap;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The media stream: what goes to the server and what comes back. */
class PhoneStreamTest {
    private static final Pattern PAYLOAD = Pattern.compile("\"timestamp\":\"(\\d+)\",\"payload\":\"([^\"]*)\"");

    private PhoneRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new PhoneRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aStreamBeginsWithConnectedAndStartAndIsSigned() throws Exception {
        FakePhone phone = rig.dial(rig.config().withWebhook(Webhook.PLAIN.signedWith("secret")));
        phone.log().await(StreamStarted.class, SOON);
        assertEquals(
                PhoneWebhook.signature("secret", URI.create(rig.server.streamUrl()), Map.of()),
                rig.server.signatures.take());
        assertTrue(rig.server.await("").contains("\"event\":\"connected\""));
        String start = rig.server.await("");
        assertTrue(start.contains("\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"" + STREAM_SID));
        assertTrue(start.contains("\"customParameters\":{\"token\":\"t\"}"), start);
        assertTrue(rig.server.await("").contains("\"chunk\":\"1\",\"timestamp\":\"0\""));
    }

    @Test
    void speechArrivesWholeInFramesOfTwentyMilliseconds() throws Exception {
        byte[] words = PhoneRig.noise(1234);
        FakePhone phone = rig.dial(rig.config());
        phone.say(Speech.of("words", words));
        phone.log().await(CallerPaused.class, SOON);
        phone.hangUp(Farewell.STOP);
        phone.awaitEnd(SOON);
        byte[] said = phone.recording().caller();
        assertArrayEquals(words, Arrays.copyOf(said, words.length));
        assertEquals(0, said.length % 160);
        assertTrue(phone.log().all(FrameSent.class).stream().allMatch(frame -> frame.bytes() == 160));
        assertEquals("1", group(rig.server.await("\"event\":\"media\""), "\"chunk\":\"(\\d+)\""));
        assertTrue(rig.server.await("\"event\":\"stop\"").contains(CALL_SID));
        assertEquals(1000, rig.server.closes.take());
    }

    @Test
    void lostFramesLeaveAHoleInTheTimestampsAndLateOnesComeTogether() throws Exception {
        byte[] words = PhoneRig.noise(160 * 10);
        FakePhone phone = rig.dial(rig.config());
        phone.say(new Speech("words", words, List.of(new Gap(40, 40, false), new Gap(120, 40, true))));
        phone.log().await(CallerPaused.class, SOON);
        phone.hangUp(Farewell.CLOSE);
        phone.awaitEnd(SOON);
        for (int frame : new int[] {0, 1, 4, 5, 6, 7, 8, 9}) {
            Matcher media = PAYLOAD.matcher(rig.server.await("\"event\":\"media\""));
            assertTrue(media.find());
            assertEquals(frame * 20, Integer.parseInt(media.group(1)));
            byte[] expected = Arrays.copyOfRange(words, frame * 160, frame * 160 + 160);
            assertArrayEquals(expected, Base64.getDecoder().decode(media.group(2)));
        }
    }

    @Test
    void whatTheServerPlaysIsHeardAndItsMarkComesBack() throws Exception {
        byte[] words = PhoneRig.noise(800);
        FakePhone phone = rig.talking();
        rig.server.socket.send(PhoneRig.media(words));
        rig.server.socket.send(PhoneRig.mark("a1"));
        phone.awaitHeard(100, SOON);
        assertTrue(rig.server.await("\"event\":\"mark\"").contains("\"name\":\"a1\""));
        phone.hangUp(Farewell.STOP);
        phone.awaitEnd(SOON);
        byte[] heard = phone.recording().agent();
        assertArrayEquals(words, Arrays.copyOfRange(heard, heard.length - 800, heard.length));
        MarkReturned mark = phone.log().first(MarkReturned.class).orElseThrow();
        assertFalse(mark.cleared());
        assertEquals(List.of(), phone.log().violations());
    }

    @Test
    void clearDropsWhatWasNotHeardAndReturnsAllMarksAtOnce() throws Exception {
        FakePhone phone = rig.talking();
        rig.server.socket.send(PhoneRig.media(PhoneRig.noise(80_000)));
        rig.server.socket.send(PhoneRig.mark("end"));
        phone.awaitHeard(100, SOON);
        rig.server.socket.send("{\"event\":\"clear\",\"streamSid\":\"" + STREAM_SID + "\"}");
        rig.server.await("\"name\":\"end\"");
        Cleared cleared = phone.log().first(Cleared.class).orElseThrow();
        assertTrue(cleared.heardBytes() >= 800, cleared.toString());
        assertEquals(80_000, cleared.heardBytes() + cleared.droppedBytes());
        assertTrue(phone.log().first(MarkReturned.class).orElseThrow().cleared());
    }

    @Test
    void everythingThatTwilioWarnsAboutIsAViolation() throws Exception {
        FakePhone phone = rig.talking();
        rig.server.socket.send("hello");
        rig.server.socket.send(new byte[] {1, 2});
        rig.server.socket.send(PhoneRig.mark("x").replace("}}", "},\"extra\":1}"));
        phone.log().await(Violation.class, 3, _ -> true, SOON);
        assertEquals(
                List.of(31951, 31950, 31951),
                phone.log().violations().stream().map(Violation::code).toList());
    }

    @Test
    void keysArePressed() throws Exception {
        FakePhone phone = rig.talking();
        phone.press('5');
        assertTrue(rig.server.await("\"event\":\"dtmf\"").contains("\"digit\":\"5\""));
    }

    @Test
    void aLineWithDelayKeepsTheOrderAndHearsLate() throws Exception {
        FakePhone phone = rig.dial(rig.config().withLine(new LineConditions(60, 40, true, 0.03)));
        rig.server.await("\"event\":\"start\"");
        for (int i = 0; i < 20; i++) {
            rig.server.socket.send(PhoneRig.mark("m" + i));
        }
        rig.server.socket.send(PhoneRig.media(PhoneRig.noise(800)));
        for (int i = 0; i < 20; i++) {
            assertTrue(rig.server.await("\"event\":\"mark\"").contains("\"name\":\"m" + i + "\""));
        }
        phone.awaitHeard(100, SOON);
        phone.hangUp(Farewell.STOP);
        rig.server.await("\"event\":\"stop\"");
        assertEquals(1000, rig.server.closes.take());
    }

    private static String group(String message, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(message);
        assertTrue(matcher.find(), message);
        return matcher.group(1);
    }
}
