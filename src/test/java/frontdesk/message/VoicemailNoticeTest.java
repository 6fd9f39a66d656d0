package frontdesk.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.journal.MemoryFolder;
import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VoicemailNoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Voicemail VOICEMAIL = new Voicemail(
            new CallFacts("CA1", "+15005550101", "+15005550006"),
            URI.create("https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1"),
            12);

    private final MemoryFolder folder = new MemoryFolder();
    private final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    private final List<Voicemail> box = new ArrayList<>();

    private Outbox outbox() {
        return Outbox.open(
                folder,
                Map.of(Channel.SMS, message -> {
                    sent.add(message);
                    return new Delivery.Delivered("");
                }),
                () -> NOW, Outbox.Retry.defaults(), _ -> {});
    }

    @Test
    void theOwnerIsToldWhoCalledAndWhereToListenOnce() throws Exception {
        try (Outbox outbox = outbox()) {
            Voicemail.Box notice = new VoicemailNotice(
                    box::add, outbox, new OwnerLine(Optional.of("+15005550007"), false), () -> NOW);
            assertTrue(notice.keep(VOICEMAIL));
            // Twilio may repeat its request.
            assertTrue(notice.keep(VOICEMAIL));
            Message message = sent.poll(30, TimeUnit.SECONDS);
            assertEquals("SMS to +15005550007", message.to().words());
            assertEquals("Voicemail from +15005550101, 12 seconds, left at +15005550006. Listen to it: "
                    + VOICEMAIL.recording(), message.text());
        }
        assertEquals(0, sent.size());
        assertEquals(List.of(VOICEMAIL, VOICEMAIL), box);
    }

    @Test
    void whetherItIsKeptIsForTheBoxToSay() throws Exception {
        try (Outbox outbox = outbox()) {
            OwnerLine nobody = new OwnerLine(Optional.empty(), false);
            assertFalse(new VoicemailNotice(_ -> false, outbox, nobody, () -> NOW).keep(VOICEMAIL));
            folder.faults.add(MemoryFolder.Fault.FULL);
            Voicemail other = new Voicemail(VOICEMAIL.facts(), URI.create("https://api.twilio.com/RE2"), 1);
            assertTrue(new VoicemailNotice(box::add, outbox, nobody, () -> NOW).keep(other));
        }
    }
}
