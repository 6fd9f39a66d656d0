package frontdesk.call.plan;

import frontdesk.audio.AudioFormat;
import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls and plans for tests. */
public final class Plans {

    public static final CallFacts FACTS = new CallFacts("CA01", "+15005550001", "+15005550006");

    private Plans() {}

    /** A model that takes its turns by itself. */
    public static SessionPlan plan(Tool... tools) {
        return plan(Interruption.IMMEDIATE, tools);
    }

    public static SessionPlan plan(Interruption interruption, Tool... tools) {
        return plan(interruption, Phrases.none(), tools);
    }

    public static SessionPlan plan(Interruption interruption, Phrases phrases, Tool... tools) {
        return new SessionPlan(
                "Be brief.",
                "Say hello.",
                Optional.empty(),
                ToolSource.of(List.of(tools)),
                VoiceSettings.defaults().interruptedBy(interruption),
                AudioFormat.PCMU_8KHZ,
                new CallHandling("en", Optional.empty(), false),
                phrases);
    }

    /** An agent that has to make a disclosure. */
    public static SessionPlan disclosing(Phrases phrases) {
        SessionPlan plan = plan(Interruption.CONFIRM, phrases);
        return new SessionPlan(
                plan.instructions(),
                plan.greeting(),
                Optional.of("Say that you are a machine, and hello."),
                plan.toolSource(),
                plan.voice(),
                plan.audio(),
                plan.handling(),
                plan.phrases());
    }

    /** Every phrase, a second long. */
    public static Phrases phrases() {
        return phrase -> Optional.of(new Phrases.Recording(phrase.name().toLowerCase(Locale.ROOT), new byte[8_000]));
    }

    /** A model that takes its turns by itself, and somebody to whom callers can be put through. */
    public static SessionPlan planWithHuman(String number) {
        SessionPlan plan = plan();
        return new SessionPlan(
                plan.instructions(),
                plan.greeting(),
                plan.disclosingGreeting(),
                plan.toolSource(),
                plan.voice(),
                plan.audio(),
                new CallHandling("en", Optional.of(number), false),
                plan.phrases());
    }

    /** A tool that answers with its arguments. */
    public static Tool echo() {
        return new Tool() {
            @Override
            public String name() {
                return "echo";
            }

            @Override
            public String description() {
                return "Says it again.";
            }

            @Override
            public JsonText parameters() {
                return new JsonText("{\"type\":\"object\"}");
            }

            @Override
            public Effect effect() {
                return Effect.SAFE;
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(5);
            }

            @Override
            public ToolResult run(ToolCall call) {
                return ToolResult.of(call.arguments().text());
            }
        };
    }
}
