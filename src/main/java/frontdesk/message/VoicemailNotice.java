package frontdesk.message;

import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Tells the owner of every voicemail that is kept, by the ways on which messages reach them. That it is kept does not
 * depend on it; a notice that the outbox does not take is in the log. Runs on the caller's thread and waits for the
 * disk.
 *
 * @param box where voicemails are kept
 */
public record VoicemailNotice(Voicemail.Box box, Outbox outbox, OwnerLine owner, InstantSource clock)
        implements Voicemail.Box {
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    @Override
    public boolean keep(Voicemail voicemail) {
        boolean kept = box.keep(voicemail);
        Instant now = clock.instant();
        CallFacts facts = voicemail.facts();
        for (Recipient recipient : owner.recipients(facts.called())) {
            String id = facts.callSid() + "/" + voicemail.recording().getPath() + "/" + recipient.channel();
            outbox.put(new Message(
                    id.replaceAll("[^\\w.:/-]", ""),
                    recipient,
                    "Voicemail from " + facts.caller(),
                    "Voicemail from %s, %d seconds, left at %s. Listen to it: %s".formatted(
                            facts.caller(), voicemail.seconds(), facts.called(), voicemail.recording()),
                    Map.of(
                            "caller_number", facts.caller(),
                            "called_number", facts.called(),
                            "call_sid", facts.callSid(),
                            "recording", voicemail.recording().toString(),
                            "seconds", Integer.toString(voicemail.seconds()),
                            "taken_at", now.toString()),
                    now.plus(GOOD_FOR)));
        }
        return kept;
    }
}
