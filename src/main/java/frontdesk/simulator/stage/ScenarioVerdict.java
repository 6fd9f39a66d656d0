package frontdesk.simulator.stage;

import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorLog;
import frontdesk.simulator.scenario.Scenario;
import frontdesk.simulator.scenario.Scenario.ClientEvent;
import frontdesk.simulator.scenario.Scenario.Expected;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.stage.HeardAudio.Resumption;
import frontdesk.simulator.telephone.PhoneEvent.ActionAnswered;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Network;
import frontdesk.simulator.telephone.PhoneEvent.PageSeen;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneLog;
import frontdesk.simulator.telephone.TextGateway.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Compares what both ends of a call have seen with what a scenario expects. */
final class ScenarioVerdict {
    /** So much of a speech that stopped and went on may be heard twice. */
    private static final long LONGEST_TWICE_MS = 200;

    private final TestAudio audio;
    private final PhoneLog phone;
    private final EmulatorLog model;
    private final HeardAudio heard;
    private final long allowanceMs;
    private final long callerAudioMs;
    private final List<Text> texts;
    private final List<String> failures = new ArrayList<>();

    /** @param allowanceMs how inexact a place in what was heard may be, because the machine was busy */
    ScenarioVerdict(
            TestAudio audio,
            PhoneLog phone,
            EmulatorLog model,
            HeardAudio heard,
            long allowanceMs,
            long callerAudioMs,
            List<Text> texts) {
        this.audio = audio;
        this.phone = phone;
        this.model = model;
        this.heard = heard;
        this.allowanceMs = allowanceMs;
        this.callerAudioMs = callerAudioMs;
        this.texts = texts;
    }

    /** What does not hold, one sentence each. */
    List<String> failures(Expected expected) throws IOException {
        phone.violations().forEach(violation ->
                failures.add("the telephone saw violation " + violation.code() + ": " + violation.text()));
        model.violations().forEach(refused -> failures.add("the model refused " + refused));
        count("the model's sessions", expected.sessions(), model.all(EmulatorEvent.SessionOpened.class).size());
        count("the model's sessions that were closed", expected.sessions(),
                model.all(EmulatorEvent.SessionClosed.class).size());
        judgeClientEvents(expected.clientEvents());
        model.all(EmulatorEvent.ClientEvent.class).stream()
                .map(EmulatorEvent.ClientEvent::type)
                .filter(expected.neverSent()::contains)
                .forEach(type -> failures.add("the model should not have received " + type));
        judgeHearing(expected);
        count("clears", expected.clears(), phone.all(Cleared.class).size());
        if (expected.resumed().isEmpty()) {
            long phraseBytes = phraseBytes(expected.heard());
            phone.all(Cleared.class).forEach(cleared -> judgeSilenceAfter(cleared, phraseBytes));
        }
        count("callerTurns", expected.callerTurns(), model.all(EmulatorEvent.TurnCommitted.class).size());
        judgeEnd(expected);
        judgeNetwork(expected.network());
        expected.callerAudioWithinMs().ifPresent(this::judgeCallerAudio);
        judgeTexts(expected);
        return List.copyOf(failures);
    }

    private void judgeClientEvents(List<ClientEvent> expected) throws IOException {
        List<EmulatorEvent.ClientEvent> seen = model.all(EmulatorEvent.ClientEvent.class);
        int from = 0;
        for (ClientEvent wanted : expected) {
            int at = from;
            while (at < seen.size() && !matches(wanted, seen.get(at))) {
                at++;
            }
            if (at == seen.size()) {
                failures.add("the model did not receive " + wanted.description() + " in its place; from there on came "
                        + seen.subList(from, seen.size()).stream().map(event -> event.type()).toList());
                return;
            }
            if (wanted.heardWithinMs().isPresent()) {
                judgeTruncation(seen.get(at).event(), wanted.heardWithinMs().get(), wanted.heardAtLeast());
            }
            from = at + 1;
        }
    }

    private static boolean matches(ClientEvent wanted, EmulatorEvent.ClientEvent seen) {
        String json = seen.event().toString();
        return wanted.type().equals(seen.type())
                && wanted.contains().stream().allMatch(json::contains)
                && wanted.fields().entrySet().stream().allMatch(field -> hasField(seen.event(), field));
    }

    private static boolean hasField(JsonNode event, Map.Entry<String, String> field) {
        return event.at(field.getKey()).asString("").equals(field.getValue());
    }

    private void judgeTruncation(JsonNode event, long withinMs, boolean atLeast) throws IOException {
        String itemId = event.path("item_id").stringValue("");
        long audioEndMs = event.path("audio_end_ms").longValue();
        Optional<String> text = model.all(EmulatorEvent.Spoke.class).stream()
                .filter(spoke -> spoke.itemId().equals(itemId))
                .map(EmulatorEvent.Spoke::text)
                .findFirst();
        OptionalLong playedMs = text.isEmpty()
                ? OptionalLong.empty()
                : heard.heardOfCutMs(audio.speechThatSays(text.get()).audio());
        if (playedMs.isEmpty()) {
            failures.add("item " + itemId + " was truncated but not cut short at the telephone");
        } else if (Math.abs(playedMs.getAsLong() - audioEndMs) > withinMs + allowanceMs
                || atLeast && playedMs.getAsLong() < audioEndMs - allowanceMs) {
            failures.add("item " + itemId + " was truncated at " + audioEndMs + " ms, but the telephone had played "
                    + playedMs.getAsLong() + " ms of it");
        }
    }

    /** What the server says by itself, and no response of the model. */
    private long phraseBytes(List<String> heard) throws IOException {
        long bytes = 0;
        for (String name : heard) {
            bytes += TestAudio.isPhrase(name) ? audio.speech(name).audio().length : 0;
        }
        return bytes;
    }

    /** What follows a clear belongs to a response that began after it, or is a phrase. */
    private void judgeSilenceAfter(Cleared cleared, long phraseBytes) {
        long endNanos = phone.first(Ended.class).map(Ended::atNanos).orElse(cleared.atNanos());
        long nextNanos = model.all().stream()
                .filter(seen -> seen.event() instanceof EmulatorEvent.ResponseStarted)
                .mapToLong(EmulatorLog.Seen::atNanos)
                .filter(at -> at - cleared.atNanos() > 0)
                .findFirst()
                .orElse(endNanos);
        long bytes = phone.arrivedBytes(cleared.atNanos(), nextNanos);
        if (bytes > phraseBytes) {
            failures.add(bytes + " bytes of the interrupted response arrived after the clear");
        }
    }

    private void judgeHearing(Expected expected) throws IOException {
        for (String name : expected.heard()) {
            if (!heard.whole(audio.speech(name).audio())) {
                failures.add("the caller has not heard the whole of " + name);
            }
        }
        for (String name : expected.resumed()) {
            Optional<Resumption> resumption = heard.resumed(audio.speech(name).audio());
            boolean whole = resumption.isPresent()
                    && resumption.get().twiceMs() <= LONGEST_TWICE_MS + allowanceMs
                    && resumption.get().missingMs() <= allowanceMs;
            if (!whole) {
                failures.add("the caller has not heard " + name + " go on where it had stopped: "
                        + resumption.map(Resumption::toString).orElse("it did not go on"));
            }
        }
        for (String name : expected.cutShort()) {
            byte[] speech = audio.speech(name).audio();
            if (heard.whole(speech) || !heard.begun(speech)) {
                failures.add("the caller should have heard the beginning of " + name + ", and not its end");
            }
        }
        for (String name : expected.unheard()) {
            if (heard.begun(audio.speech(name).audio())) {
                failures.add("the caller should have heard nothing of " + name);
            }
        }
    }

    private void judgeEnd(Expected expected) {
        List<String> answer =
                phone.first(Answered.class).map(answered -> answered.twiml().verbNames()).orElse(List.of());
        if (!answer.equals(expected.answeredWith())) {
            failures.add("the call should be answered with " + expected.answeredWith() + ", not " + answer);
        }
        Optional<StreamClosed> closed = phone.first(StreamClosed.class);
        if (!expected.hasStream()) {
            closed.ifPresent(none -> failures.add("a stream was opened"));
            return;
        }
        if (closed.isEmpty()) {
            failures.add("the stream was not closed");
            return;
        }
        if (closed.get().byServer() != expected.endedByServer()) {
            failures.add("the stream was closed by the " + (closed.get().byServer() ? "server" : "caller"));
        }
        List<String> verbs = phone.first(ActionAnswered.class)
                .map(answered -> answered.twiml().verbNames())
                .orElse(List.of());
        if (!verbs.equals(expected.verbsAfter())) {
            failures.add("after the stream the caller should get " + expected.verbsAfter() + ", not " + verbs);
        }
    }

    private void judgeTexts(Expected expected) {
        count("texts", expected.texts().size(), texts.size());
        for (Scenario.TextMessage wanted : expected.texts()) {
            boolean sent = texts.stream().anyMatch(text -> text.to().equals(wanted.to())
                    && wanted.contains().stream().allMatch(text.body()::contains));
            if (!sent) {
                failures.add("no text was sent to " + wanted.to() + " with " + wanted.contains());
            }
        }
        String page = phone.all(PageSeen.class).reversed().stream().map(PageSeen::text).findFirst().orElse("");
        expected.pageShows().stream().filter(text -> !page.contains(text)).forEach(missing ->
                failures.add("the page does not show \"" + missing + "\", but: " + page));
    }

    private void judgeNetwork(List<String> expected) {
        List<String> seen = phone.all(Network.class).stream().map(Network::described).toList();
        boolean fits = seen.size() == expected.size();
        for (int i = 0; fits && i < seen.size(); i++) {
            fits = seen.get(i).contains(expected.get(i));
        }
        if (!fits) {
            failures.add("the telephone network should have done " + expected + ", but did " + seen);
        }
    }

    private void judgeCallerAudio(long withinMs) {
        Optional<StreamStarted> started = phone.first(StreamStarted.class);
        Optional<StreamClosed> closed = phone.first(StreamClosed.class);
        if (started.isEmpty() || closed.isEmpty()) {
            return;
        }
        long streamMs = (closed.get().atNanos() - started.get().atNanos()) / 1_000_000;
        if (Math.abs(streamMs - callerAudioMs) > withinMs) {
            failures.add("the stream lasted " + streamMs + " ms, but the model heard " + callerAudioMs + " ms of it");
        }
    }

    private void count(String what, int expected, int seen) {
        if (expected != seen) {
            failures.add(what + ": " + seen + " instead of " + expected);
        }
    }
}
