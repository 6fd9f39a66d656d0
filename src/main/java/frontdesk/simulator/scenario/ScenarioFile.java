package frontdesk.simulator.scenario;

import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Part;
import frontdesk.simulator.scenario.Scenario.ClientEvent;
import frontdesk.simulator.scenario.Scenario.Cue;
import frontdesk.simulator.scenario.Scenario.Deed;
import frontdesk.simulator.scenario.Scenario.Expected;
import frontdesk.simulator.scenario.Scenario.Step;
import frontdesk.simulator.scenario.Scenario.TextMessage;
import frontdesk.simulator.scenario.ScenarioField.Wrong;
import frontdesk.simulator.telephone.Colleague;
import frontdesk.simulator.telephone.LineConditions;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import frontdesk.simulator.telephone.Speech.Gap;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads scenarios from their JSON files. */
public final class ScenarioFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** What a call is answered with as a rule: a stream, and a word in case that it fails. */
    private static final List<String> CONNECTED = List.of("Connect", "Say");

    private final TestAudio audio;

    public ScenarioFile(TestAudio audio) {
        this.audio = audio;
    }

    /**
     * Reads a scenario that is packed into the program.
     *
     * @throws IOException if there is none of that name, or something is wrong with it; the message names file and
     *     field
     */
    public Scenario read(String name) throws IOException {
        return read(name, TestAudio.scenario(name));
    }

    /** Reads a scenario from memory. */
    Scenario read(String name, byte[] json) throws IOException {
        try {
            return scenario(name, new ScenarioField(name + ".json ", JSON.readTree(json)));
        } catch (JacksonException malformed) {
            throw new IOException(name + ".json: " + malformed.getOriginalMessage(), malformed);
        } catch (Wrong wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    private Scenario scenario(String name, ScenarioField file) throws Wrong, IOException {
        file.object(
                "title", "from", "to", "at", "line", "model", "comeback", "colleague", "tools", "settings", "files",
                "script", "expect");
        List<Step> script = new ArrayList<>();
        for (ScenarioField step : file.list("script")) {
            script.add(step(step));
        }
        return new Scenario(
                name,
                file.at("title").text(),
                file.at("from").text(),
                file.text("to", "+15005550006"),
                line(file),
                model(file.at("model"), script),
                file.has("comeback") ? Optional.of(model(file.at("comeback"), List.of())) : Optional.empty(),
                file.has("colleague") ? file.at("colleague").choice(Colleague.class) : Colleague.TAKES_CALL,
                scenery(file),
                script,
                expected(file.at("expect")));
    }

    private static Scenery scenery(ScenarioField file) throws Wrong {
        List<Tool> tools = new ArrayList<>();
        for (ScenarioField tool : file.list("tools")) {
            tools.add(tool(tool));
        }
        Map<String, String> files = new HashMap<>();
        for (Map.Entry<String, ScenarioField> place : file.fields("files").entrySet()) {
            // A file of JSON may stand there as it is.
            ScenarioField content = place.getValue();
            files.put(place.getKey(), content.node().isObject() ? content.node().toString() : content.text());
        }
        return new Scenery(tools, file.textMap("settings"), files, file.instant("at"));
    }

    private static LineConditions line(ScenarioField file) throws Wrong {
        if (!file.has("line")) {
            return LineConditions.PERFECT;
        }
        ScenarioField line = file.at("line").object("delayMs", "jitterMs", "comfortNoise", "echo");
        try {
            return new LineConditions(
                    line.number("delayMs", 0),
                    line.number("jitterMs", 0),
                    line.flag("comfortNoise", false),
                    line.fraction("echo", 0));
        } catch (IllegalArgumentException impossible) {
            throw line.wrong(impossible.getMessage());
        }
    }

    /** The transcripts are what the caller says, unless the file has others. */
    private ModelScript model(ScenarioField model, List<Step> script) throws Wrong, IOException {
        model.object("turns", "transcripts");
        List<ModelTurn> turns = new ArrayList<>();
        for (ScenarioField turn : model.list("turns")) {
            turns.add(turn(turn));
        }
        List<String> transcripts = new ArrayList<>(model.texts("transcripts"));
        if (!model.has("transcripts")) {
            for (Step step : script) {
                if (step.deed() instanceof Deed.Say say) {
                    transcripts.add(say.speech().text());
                }
            }
        }
        return ModelScript.of(turns.toArray(ModelTurn[]::new))
                .hearing(transcripts.stream()
                        .map(text -> new CallerWords(text, Duration.ZERO))
                        .toArray(CallerWords[]::new))
                .reading(phrases());
    }

    /** Whoever has phrases recorded gets them in the voice of the test audio. */
    private List<ModelTurn.Say> phrases() throws IOException {
        List<ModelTurn.Say> phrases = new ArrayList<>();
        for (TestAudio.Spoken phrase : audio.phrases()) {
            phrases.add(new ModelTurn.Say(phrase.audio(), phrase.text()));
        }
        return phrases;
    }

    private ModelTurn turn(ScenarioField turn) throws Wrong {
        turn.object("on", "does", "thinkingMs", "dropsAfterMs");
        List<Part> parts = new ArrayList<>();
        for (ScenarioField part : turn.list("does")) {
            parts.add(part(part.object("say", "call", "arguments")));
        }
        ModelTurn spoken = ModelTurn.on(turn.at("on").choice(On.class), parts.toArray(Part[]::new))
                .after(Duration.ofMillis(turn.number("thinkingMs", 0)));
        return turn.optionalNumber("dropsAfterMs")
                .map(ms -> spoken.with(new Mishap(Mishap.Kind.DROPS, Math.toIntExact(ms))))
                .orElse(spoken);
    }

    private Part part(ScenarioField part) throws Wrong {
        if (part.has("say")) {
            TestAudio.Spoken spoken = spoken(part.at("say"));
            return new ModelTurn.Say(spoken.audio(), spoken.text());
        }
        ScenarioField arguments = part.at("arguments");
        if (!arguments.node().isObject()) {
            throw arguments.wrong("must be an object");
        }
        return new ModelTurn.UseTool("", part.at("call").text(), arguments.node().toString());
    }

    private static Tool tool(ScenarioField tool) throws Wrong {
        tool.object("name", "description", "parameters", "committing", "takesMs", "output");
        return new ScenarioTool(
                tool.at("name").text(),
                tool.at("description").text(),
                new JsonText(tool.at("parameters").node().toString()),
                tool.flag("committing", false) ? Tool.Effect.COMMITTING : Tool.Effect.SAFE,
                Duration.ofMillis(tool.number("takesMs", 0)),
                tool.at("output").text());
    }

    private Step step(ScenarioField step) throws Wrong {
        step.object(
                "when", "afterMs", "say", "gaps", "cutAfterMs", "press", "fillInPage", "listen", "hangUp",
                "waitForEnd");
        return new Step(step.at("when").choice(Cue.class), step.number("afterMs", 0), deed(step));
    }

    private Deed deed(ScenarioField step) throws Wrong {
        if (step.has("say")) {
            TestAudio.Spoken spoken = spoken(step.at("say"));
            List<Gap> gaps = new ArrayList<>();
            for (ScenarioField gap : step.list("gaps")) {
                gaps.add(gap(gap.object("atMs", "lengthMs", "late")));
            }
            Optional<Long> cut = step.optionalNumber("cutAfterMs");
            return new Deed.Say(new Speech(spoken.text(), spoken.audio(), gaps), cut);
        }
        if (step.has("press")) {
            String key = step.at("press").text();
            if (!key.matches("[0-9*#]")) {
                throw step.at("press").wrong("must be one of 0-9 * #");
            }
            return new Deed.Press(key.charAt(0));
        }
        if (step.has("fillInPage")) {
            return new Deed.FillInPage(step.textMap("fillInPage"));
        }
        if (step.has("listen")) {
            return new Deed.Listen();
        }
        if (step.has("waitForEnd")) {
            return new Deed.WaitForEnd();
        }
        if (!step.has("hangUp")) {
            throw step.wrong("a step must say, press, fillInPage, listen, hangUp or waitForEnd");
        }
        return new Deed.HangUp(step.at("hangUp").choice(Farewell.class));
    }

    private static Gap gap(ScenarioField gap) throws Wrong {
        try {
            return new Gap(gap.at("atMs").number(), gap.at("lengthMs").number(), gap.flag("late", false));
        } catch (IllegalArgumentException impossible) {
            throw gap.wrong(impossible.getMessage());
        }
    }

    private Expected expected(ScenarioField expect) throws Wrong {
        expect.object(
                "clientEvents", "neverSent", "heard", "resumed", "cutShort", "unheard", "clears", "callerTurns",
                "endedByServer", "answeredWith", "verbsAfter", "network", "sessions", "callerAudioWithinMs", "texts",
                "pageShows", "files");
        List<ClientEvent> events = new ArrayList<>();
        for (ScenarioField event : expect.list("clientEvents")) {
            event.object("type", "contains", "fields", "heardWithinMs", "heardAtLeast");
            events.add(new ClientEvent(
                    event.at("type").text(),
                    event.texts("contains"),
                    event.textMap("fields"),
                    event.optionalNumber("heardWithinMs"),
                    event.flag("heardAtLeast", false)));
        }
        List<TextMessage> texts = new ArrayList<>();
        for (ScenarioField text : expect.list("texts")) {
            text.object("to", "contains");
            texts.add(new TextMessage(text.at("to").text(), text.texts("contains")));
        }
        Map<String, List<String>> files = new HashMap<>();
        for (String name : expect.fields("files").keySet()) {
            files.put(name, expect.at("files").texts(name));
        }
        return new Expected(
                events,
                expect.texts("neverSent"),
                speeches(expect, "heard"),
                speeches(expect, "resumed"),
                speeches(expect, "cutShort"),
                speeches(expect, "unheard"),
                (int) expect.number("clears", 0),
                (int) expect.at("callerTurns").number(),
                expect.flag("endedByServer", false),
                expect.has("answeredWith") ? expect.texts("answeredWith") : CONNECTED,
                expect.texts("verbsAfter"),
                expect.texts("network"),
                (int) expect.number("sessions", 1),
                expect.optionalNumber("callerAudioWithinMs"),
                texts,
                expect.texts("pageShows"),
                files);
    }

    private List<String> speeches(ScenarioField expect, String field) throws Wrong {
        List<String> names = new ArrayList<>();
        for (ScenarioField name : expect.list(field)) {
            names.add(spoken(name).name());
        }
        return names;
    }

    private TestAudio.Spoken spoken(ScenarioField name) throws Wrong {
        try {
            return audio.speech(name.text());
        } catch (IOException none) {
            throw name.wrong(none.getMessage());
        }
    }
}
