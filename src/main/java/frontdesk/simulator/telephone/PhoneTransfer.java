package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.DialledOn;
import frontdesk.simulator.telephone.PhoneEvent.PutThrough;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.PhoneEvent.Whispered;
import frontdesk.simulator.telephone.Twiml.Verb;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A {@code <Dial>}: the {@link Colleague} at the other number, the document that is whispered to them before the caller
 * is put through, and the outcome, in the words of the {@code action} request. Network thread only.
 */
final class PhoneTransfer {
    private final PhoneNetwork network;
    private final PhoneConfig config;
    private final PhoneRequests requests;
    private final PhoneListener listener;
    private final String childSid;

    PhoneTransfer(PhoneNetwork network, PhoneConfig config, PhoneRequests requests, PhoneListener listener) {
        this.network = network;
        this.config = config;
        this.requests = requests;
        this.listener = listener;
        childSid = "CA" + network.randomHex();
    }

    /** @param outcome hears what came of it: {@code DialCallStatus} and the like */
    void dial(Verb dial, Consumer<Map<String, String>> outcome) {
        Optional<Verb> noun = dial.nouns().stream().findFirst();
        String number = noun.map(Verb::text).orElse(dial.text());
        listener.happened(new DialledOn(network.nanoTime(), number));
        switch (config.colleague()) {
            case TAKES_CALL -> answer(number, noun, true, outcome);
            case MAILBOX -> answer(number, noun, false, outcome);
            case BUSY -> outcome.accept(status("busy", false));
            case NO_ANSWER -> outcome.accept(status("no-answer", false));
            case UNREACHABLE -> outcome.accept(status("failed", false));
            case FORWARDS_BACK -> forward(number, dial, outcome);
        }
    }

    /** Somebody, or something, answers; without a document for them the caller is put through at once. */
    private void answer(
            String number, Optional<Verb> noun, boolean pressesOne, Consumer<Map<String, String>> outcome) {
        Optional<URI> url = noun.flatMap(verb -> verb.attribute("url")).flatMap(requests::url);
        if (url.isEmpty()) {
            putThrough(number, outcome);
            return;
        }
        requests.ask(url.get(), noun.orElseThrow(), "in-progress", childOf(number), whisper -> {
            Optional<Verb> gather = whisper.first("Gather");
            gather.ifPresent(verb -> verb.nouns().forEach(said ->
                    listener.happened(new Whispered(network.nanoTime(), said.text()))));
            Optional<URI> action = gather.flatMap(verb -> verb.attribute("action")).flatMap(requests::url);
            if (action.isPresent() && pressesOne) {
                Map<String, String> pressed = new HashMap<>(childOf(number));
                pressed.put("Digits", "1");
                requests.ask(action.get(), gather.get(), "in-progress", pressed, after ->
                        decide(after, number, outcome), () -> outcome.accept(status("failed", false)));
            } else {
                decide(whisper, number, outcome);
            }
        }, () -> outcome.accept(status("failed", false)));
    }

    /** A document that ends without a {@code <Hangup>} puts the caller through. */
    private void decide(Twiml document, String number, Consumer<Map<String, String>> outcome) {
        if (document.has("Hangup")) {
            outcome.accept(status("completed", false));
        } else {
            putThrough(number, outcome);
        }
    }

    private void putThrough(String number, Consumer<Map<String, String>> outcome) {
        listener.happened(new PutThrough(network.nanoTime(), number));
        outcome.accept(status("completed", true));
    }

    /** The same caller calls the first number once more; whoever takes that call calls in a circle. */
    private void forward(String number, Verb dial, Consumer<Map<String, String>> outcome) {
        Map<String, String> forwarded = Map.of("CallSid", childSid, "ForwardedFrom", number);
        requests.ask(config.known(config.incomingCall()), dial, "ringing", forwarded, answer -> {
            if (!answer.has("Reject")) {
                listener.happened(new Violation(
                        network.nanoTime(), 0, "the call came back and was taken: " + answer.verbNames()));
            }
            outcome.accept(status("busy", false));
        }, () -> outcome.accept(status("failed", false)));
    }

    private Map<String, String> childOf(String number) {
        return Map.of(
                "CallSid", childSid,
                "ParentCallSid", config.callSid(),
                "Direction", "outbound-dial",
                "To", number,
                "Called", number);
    }

    private Map<String, String> status(String dialCallStatus, boolean bridged) {
        return Map.of(
                "DialCallStatus", dialCallStatus,
                "DialCallSid", childSid,
                "DialCallDuration", bridged ? "42" : "0",
                "DialBridged", Boolean.toString(bridged));
    }
}
