package frontdesk.message;

import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Outbox.Put;
import frontdesk.outbox.Recipient;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code take_message}: writes down who called about what, and sends it to the owner. The same {@code call_id} again is
 * the same message, also after a restart.
 */
public final class TakeMessageTool implements Tool {
    private static final List<String> ARGUMENTS = List.of("name", "about", "urgency", "callback_number");
    private static final List<String> URGENCIES = List.of("normal", "urgent");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./-]{3,30}");
    private static final int LEAST_DIGITS = 5;
    /** Each can cost the owner an SMS. */
    private static final int MESSAGES_IN_A_CALL = 3;
    /** A message that old has been overtaken by events; it then stays in the outbox's file for another month. */
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Outbox outbox;
    private final OwnerLine owner;
    private final InstantSource clock;
    private final CallQuota quota = new CallQuota(MESSAGES_IN_A_CALL);

    public TakeMessageTool(Outbox outbox, OwnerLine owner, InstantSource clock) {
        this.outbox = outbox;
        this.owner = owner;
        this.clock = clock;
    }

    /** What the caller leaves. */
    private record Note(String name, String about, boolean urgent, String callbackNumber) {

        String subject() {
            return (urgent ? "URGENT: message from " : "Message from ") + name;
        }

        /** @param takenAt in words */
        String text(ToolCall call, String takenAt) {
            return "%s: %s%nCall back: %s%nCalled %s from %s, %s.".formatted(
                            subject(), about, callbackNumber, call.calledNumber(), call.callerNumber(), takenAt)
                    .replace("\r", "");
        }

        Map<String, String> details(ToolCall call, Instant takenAt) {
            Map<String, String> details = new LinkedHashMap<>();
            details.put("name", name);
            details.put("about", about);
            details.put("urgency", urgent ? "urgent" : "normal");
            details.put("callback_number", callbackNumber);
            details.put("caller_number", call.callerNumber());
            details.put("called_number", call.calledNumber());
            details.put("call_sid", call.callSid());
            details.put("taken_at", takenAt.toString());
            return details;
        }
    }

    @Override
    public String name() {
        return "take_message";
    }

    @Override
    public String description() {
        return """
                Takes a message for the people behind this line, who read it and decide what to do. Use it when nobody \
                can help right now, or when the caller asks to leave a message. First ask who is calling, what it is \
                about, and on which number they can be called back; read the number back. Call it once. It is kept for \
                good before you get the answer; promise no time for the call back.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "name": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "Who is calling, as they gave their name."
                    },
                    "about": {
                      "type": "string",
                      "maxLength": 500,
                      "description": "What it is about, in one or two whole sentences for somebody who was not there."
                    },
                    "urgency": {
                      "type": "string",
                      "enum": ["normal", "urgent"],
                      "description": "urgent only if the caller says that it cannot wait; normal if left out."
                    },
                    "callback_number": {
                      "type": "string",
                      "maxLength": 30,
                      "description": "The number to call back, in digits. Left out, it is the one they call from."
                    }
                  },
                  "required": ["name", "about"],
                  "additionalProperties": false
                }""");
    }

    @Override
    public Effect effect() {
        return Effect.COMMITTING;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(15);
    }

    @Override
    public ToolResult run(ToolCall call) throws Arguments.Refused {
        Note note = note(call);
        return quota.admits(call.callSid(), call.callId())
                ? answer(keep(call, note))
                : ToolResult.error("This call has left enough messages, and this one was not kept. Say that those"
                        + " before will be passed on.");
    }

    private static Note note(ToolCall call) throws Arguments.Refused {
        Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
        String name = arguments.name("name").orElseThrow(() -> new Arguments.Refused(
                "The argument name is missing. Ask the caller for their name."));
        String about = arguments.text("about").orElseThrow(() -> new Arguments.Refused(
                "The argument about is missing. Ask the caller what it is about."));
        boolean urgent = arguments.choice("urgency", URGENCIES).filter("urgent"::equals).isPresent();
        return new Note(name, about, urgent, callbackNumber(arguments, call));
    }

    private static String callbackNumber(Arguments arguments, ToolCall call) throws Arguments.Refused {
        Optional<String> said = arguments.text("callback_number");
        if (said.isPresent() && !isNumber(said.get())) {
            throw new Arguments.Refused("The argument callback_number must be a telephone number, in digits. Ask the"
                    + " caller for it digit by digit, and read it back.");
        }
        return said.or(() -> Optional.of(call.callerNumber()).filter(TakeMessageTool::isNumber))
                .orElseThrow(() -> new Arguments.Refused("The caller withholds their number, so callback_number is"
                        + " needed. Ask on which number they can be called back, and read it back."));
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && text.chars().filter(Character::isDigit).count() >= LEAST_DIGITS;
    }

    /** Puts one message in for each way to the owner. */
    private Set<Put> keep(ToolCall call, Note note) {
        Instant now = clock.instant();
        Set<Put> outcomes = EnumSet.noneOf(Put.class);
        String id = call.callSid() + "/" + call.callId();
        for (Recipient recipient : owner.recipients(call.calledNumber())) {
            outcomes.add(outbox.put(new Message(
                    (id + "/" + recipient.channel()).replaceAll("[^\\w.:/-]", ""),
                    recipient,
                    note.subject(),
                    note.text(call, MOMENT.format(now)),
                    note.details(call, now),
                    now.plus(GOOD_FOR))));
        }
        return outcomes;
    }

    /** One way that took it is enough. */
    private static ToolResult answer(Set<Put> outcomes) {
        if (outcomes.contains(Put.KEPT)) {
            return ToolResult.of("The message is kept and will be passed on. Tell the caller so in one sentence, with"
                    + " the number to call back. Promise no time.");
        }
        return ToolResult.error(outcomes.contains(Put.UNKNOWN)
                ? "It is not known whether the message was kept. Do not repeat it; ask the caller to call again later."
                : "The message could not be kept. Say so honestly, and ask the caller to call again later.");
    }
}
