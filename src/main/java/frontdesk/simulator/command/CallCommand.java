package frontdesk.simulator.command;

import frontdesk.audio.Wav;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneEvent.AgentBegan;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneLog;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.telephone.Speech;
import frontdesk.simulator.terminal.Ink;
import frontdesk.simulator.terminal.Ink.Colour;
import frontdesk.simulator.terminal.Options;
import frontdesk.simulator.terminal.Timeline;
import frontdesk.simulator.terminal.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The command {@code call}: places a call at any running server as Twilio would, says what is in a WAV file after the
 * greeting, listens to the answer, hangs up, and saves what was on the line.
 */
public final class CallCommand {
    private static final String FROM = "+15005550199";
    private static final String TO = "+15005550006";
    private static final String DEFAULT_FILE = "heard.wav";
    private static final Duration RINGING = Duration.ofSeconds(20);
    private static final Duration GREETING = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    /** An agent that is silent for so long has finished; it may have to wait for a tool in between. */
    private static final Duration DONE = Duration.ofSeconds(4);

    private final PrintStream out;
    private final Ink ink;
    private final PhoneNetwork network;

    public CallCommand(PrintStream out, Ink ink, PhoneNetwork network) {
        this.out = out;
        this.ink = ink;
        this.network = network;
    }

    /**
     * Places the call.
     *
     * @param arguments {@code --audio FILE.wav --server URL}, and if wanted {@code --from}, {@code --to}, {@code
     *     --out} and {@code --public-url}, which is what the server calls itself where that is not the URL it is
     *     reached at
     * @param environment {@code TWILIO_AUTH_TOKEN} signs the requests
     * @return the exit code: 1 if there was no call
     * @throws UsageException if the arguments are not understood
     * @throws IOException if a file cannot be read or written
     */
    public int run(List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        Options options =
                Options.parse(arguments, List.of("--audio", "--server", "--from", "--to", "--out", "--public-url"));
        Path audio = Path.of(options.required("--audio"));
        Speech speech = Speech.of(audio.getFileName().toString(), speech(audio));
        URI server = url("--server", options.required("--server"));
        // The stream is always opened where the webhook was answered, whatever public host the TwiML names.
        URI publicUrl = options.value("--public-url").map(text -> url("--public-url", text)).orElse(server);
        Webhook webhook = Webhook.PLAIN.reachedAs(publicUrl);
        String token = environment.getOrDefault("TWILIO_AUTH_TOKEN", "");
        PhoneConfig config = network.call(
                        server, options.value("--from").orElse(FROM), options.value("--to").orElse(TO))
                .withWebhook(token.isEmpty() ? webhook : webhook.signedWith(token));
        Path file = options.output("--out", DEFAULT_FILE);
        try (Timeline timeline = new Timeline(out, ink)) {
            return call(config, speech, new CallView(timeline), file);
        }
    }

    private int call(PhoneConfig config, Speech speech, CallView view, Path file)
            throws IOException, InterruptedException {
        FakePhone phone = FakePhone.dial(network, config, view);
        try {
            talk(phone, speech);
            phone.awaitEnd(RINGING);
        } catch (TimeoutException stuck) {
            view.say(network.nanoTime(), Colour.INTERRUPTION, "stuck", stuck.getMessage());
        }
        if (phone.log().first(StreamStarted.class).isEmpty()) {
            return 1;
        }
        Files.write(file, phone.recording().stereoWav());
        view.say(network.nanoTime(), Colour.NONE, "saved", file + " (caller left, agent right)");
        return 0;
    }

    private void talk(FakePhone phone, Speech speech) throws InterruptedException, TimeoutException {
        PhoneLog log = phone.log();
        PhoneEvent first = log.await(
                PhoneEvent.class, 1, event -> event instanceof StreamStarted || event instanceof Ended, RINGING);
        if (first instanceof Ended) {
            return;
        }
        // A server that says nothing is spoken to nevertheless.
        happens(log, AgentPaused.class, first.atNanos(), GREETING);
        phone.say(speech);
        long said = log.await(CallerPaused.class, Duration.ofMillis(speech.durationMs()).plus(ANSWER)).atNanos();
        Optional<AgentBegan> answer = happens(log, AgentBegan.class, said, ANSWER);
        while (answer.isPresent()) {
            Optional<AgentPaused> paused = happens(log, AgentPaused.class, answer.get().atNanos(), LONGEST_ANSWER);
            answer = paused.isEmpty()
                    ? Optional.empty()
                    : happens(log, AgentBegan.class, paused.get().atNanos(), DONE);
        }
        phone.hangUp(Farewell.STOP);
    }

    /** An event of a kind after a moment, unless it does not come in time or the call ends. */
    private static <E extends PhoneEvent> Optional<E> happens(
            PhoneLog log, Class<E> kind, long afterNanos, Duration patience) throws InterruptedException {
        try {
            PhoneEvent event = log.await(
                    PhoneEvent.class,
                    1,
                    seen -> seen instanceof Ended || kind.isInstance(seen) && seen.atNanos() - afterNanos > 0,
                    patience);
            return kind.isInstance(event) ? Optional.of(kind.cast(event)) : Optional.empty();
        } catch (TimeoutException none) {
            return Optional.empty();
        }
    }

    private static byte[] speech(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("--audio: cannot read " + file);
        }
        try {
            return Wav.readMuLaw(Files.readAllBytes(file));
        } catch (IOException unsuitable) {
            throw new UsageException("--audio " + file + ": " + unsuitable.getMessage());
        }
    }

    private static URI url(String option, String text) {
        try {
            URI url = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // The same message as for a URL without a host.
        }
        throw new UsageException(option + " must be like http://127.0.0.1:4000, not " + text);
    }
}
