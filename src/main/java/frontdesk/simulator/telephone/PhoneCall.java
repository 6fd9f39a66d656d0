package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.Dialled;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.HungUp;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.PhoneWebhook.Answer;
import frontdesk.simulator.telephone.Twiml.Verb;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The course of one call: the webhook, the media stream, and what follows it. Network thread only; {@link FakePhone}
 * is the door to it.
 */
final class PhoneCall {
    /** How long the server may take to answer the end of a stream with its own close. */
    private static final long CLOSE_PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final PhoneNetwork network;
    private final PhoneConfig config;
    private final PhoneWebhook webhook;
    private final PhoneCallbacks callbacks;
    private final PhoneVerbs verbs;
    private final PhoneListener listener;
    private final LineRecording recording;
    private final Mouthpiece mouthpiece;
    private final List<Runnable> listening = new ArrayList<>();
    private State state = State.RINGING;
    private Twiml twiml;
    private PhoneStream stream;
    private String streamSid = "";
    private Future<?> timeUp;

    private enum State {
        /** The webhook is not answered yet. */
        RINGING,
        /** There is TwiML; the stream is not open yet. */
        ANSWERED,
        TALKING,
        /** The caller hung up; the server has not closed the stream yet. */
        LEAVING,
        /** The stream is over, or there was none; what comes next is being asked for. */
        FOLLOWING,
        OVER
    }

    PhoneCall(PhoneNetwork network, PhoneConfig config, PhoneListener listener, LineRecording recording) {
        this.network = network;
        this.config = config;
        this.listener = listener;
        this.recording = recording;
        webhook = new PhoneWebhook(network.http(), config);
        callbacks = new PhoneCallbacks(network, config, webhook, listener);
        PhoneRequests requests = new PhoneRequests(network, config, webhook, callbacks, listener);
        verbs = new PhoneVerbs(network, config, requests, listener, new Rest());
        mouthpiece = new Mouthpiece(config.line(), network.random());
    }

    Mouthpiece mouthpiece() {
        return mouthpiece;
    }

    void press(char digit) {
        if (state == State.TALKING) {
            stream.press(digit);
        }
    }

    /** Runs something when the caller has heard so many bytes in all. */
    void whenHeard(long bytes, Runnable heard) {
        switch (state) {
            case RINGING, ANSWERED -> listening.add(() -> stream.whenHeard(bytes, heard));
            case TALKING -> stream.whenHeard(bytes, heard);
            case LEAVING, FOLLOWING, OVER -> {}
        }
    }

    void dial() {
        long now = network.nanoTime();
        timeUp = network.at(now + config.longestCallMs() * 1_000_000, () -> leave(Farewell.STOP));
        listener.happened(new Dialled(now, config.callSid()));
        whenAnswered(webhook.incomingCall(), this::answered);
        if (config.webhook().twice()) {
            whenAnswered(webhook.incomingCall(), this::answered);
        }
    }

    private void whenAnswered(CompletableFuture<Answer> request, Consumer<Twiml> next) {
        request.whenComplete((answer, fault) -> network.post(() -> {
            try {
                next.accept(PhoneRequests.document(answer, fault));
            } catch (Twiml.Refused refused) {
                violation(refused.code(), refused.getMessage());
                // A repeated webhook that fails does no harm to a call that has begun.
                if (state == State.RINGING) {
                    end();
                }
            }
        }));
    }

    private void answered(Twiml answer) {
        if (state != State.RINGING) {
            return;
        }
        listener.happened(new Answered(network.nanoTime(), answer));
        state = State.FOLLOWING;
        verbs.follow(answer);
    }

    private void connect(Twiml document) {
        Optional<Verb> noun = document.stream();
        if (noun.isEmpty() || state != State.FOLLOWING) {
            end();
            return;
        }
        twiml = document;
        state = State.ANSWERED;
        PhoneRules.check(document).forEach(rule -> violation(rule.code(), rule.getMessage()));
        network.at(network.nanoTime() + config.streamAfterMs() * 1_000_000, () -> open(noun.get()));
    }

    private void open(Verb noun) {
        if (state != State.ANSWERED) {
            return;
        }
        Optional<URI> url = PhoneRules.streamUrl(noun);
        if (url.isEmpty()) {
            violation(31923, "the stream's url is none: " + noun.attribute("url"));
            goOn("in-progress");
            return;
        }
        Optional<String> signature = config.webhook()
                .authToken()
                .map(token -> PhoneWebhook.signature(token, url.get(), Map.of()));
        streamSid = "MZ" + (streamSid.isEmpty() ? config.callSid().substring(2) : network.randomHex());
        FromServer receiver = new FromServer();
        PhoneSocket.open(network.http(), config.reached(url.get()), signature, network.nanoClock(), receiver)
                .whenComplete((socket, fault) ->
                        network.post(fault == null ? () -> opened(socket, receiver) : () -> unopened(fault)));
    }

    private void opened(PhoneSocket socket, FromServer receiver) {
        if (state != State.ANSWERED) {
            socket.abort();
            return;
        }
        state = State.TALKING;
        PhoneCodec codec = new PhoneCodec(PhoneConfig.ACCOUNT_SID, config.callSid(), streamSid);
        stream = new PhoneStream(network, listener, codec, mouthpiece, config.line(), recording, socket);
        receiver.stream = stream;
        stream.start(twiml.parameters());
        listening.forEach(Runnable::run);
        listening.clear();
        callbacks.stream(twiml, streamSid, "stream-started", "");
    }

    private void unopened(Throwable fault) {
        Throwable cause = PhoneWebhook.cause(fault);
        String text;
        if (cause instanceof WebSocketHandshakeException refused) {
            text = "HTTP status " + refused.getResponse().statusCode() + " instead of 101";
            violation(31920, text);
        } else {
            text = "no connection: " + cause;
            violation(cause instanceof ConnectException ? 31902 : 31901, text);
        }
        callbacks.stream(twiml, streamSid, "stream-error", text);
        goOn("in-progress");
    }

    /** What Twilio does when a stream is over. */
    private void goOn(String callStatus) {
        state = State.FOLLOWING;
        verbs.streamEnded(twiml, callStatus);
    }

    void leave(Farewell farewell) {
        switch (state) {
            case RINGING, ANSWERED -> {
                listener.happened(new HungUp(network.nanoTime(), farewell));
                end();
            }
            case TALKING -> {
                state = State.LEAVING;
                listener.happened(new HungUp(network.nanoTime(), farewell));
                switch (farewell) {
                    case STOP -> stream.stop();
                    case CLOSE -> stream.close();
                    case VANISH -> stream.cut();
                }
                network.at(network.nanoTime() + CLOSE_PATIENCE_NANOS, () -> {
                    if (state == State.LEAVING) {
                        stream.cut();
                    }
                });
            }
            case LEAVING, FOLLOWING, OVER -> {}
        }
    }

    private void closed(long atNanos, int code, String reason) {
        boolean byServer = state == State.TALKING;
        long unheardBytes = stream.closed(atNanos);
        listener.happened(new StreamClosed(atNanos, code, reason, byServer, unheardBytes));
        callbacks.stream(twiml, streamSid, "stream-stopped", "");
        network.at(network.nanoTime() + CLOSE_PATIENCE_NANOS, stream::cut);
        if (byServer) {
            goOn("in-progress");
        } else if (config.webhook().actionAfterHangUp()) {
            goOn("completed");
        } else {
            end();
        }
    }

    private void end() {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        timeUp.cancel(false);
        callbacks.callEnded();
        listener.happened(new Ended(network.nanoTime()));
    }

    private void violation(int code, String text) {
        listener.happened(new Violation(network.nanoTime(), code, text));
    }

    /** Where the documents' verbs lead to. */
    private final class Rest implements PhoneVerbs.Course {
        @Override
        public void connect(Twiml document) {
            PhoneCall.this.connect(document);
        }

        @Override
        public void end() {
            PhoneCall.this.end();
        }
    }

    /** Brings what a stream's socket hears to the network's thread. */
    private final class FromServer implements PhoneSocket.Receiver {
        /** Null until it has started; network thread only. */
        private PhoneStream stream;

        @Override
        public void text(long atNanos, String message) {
            network.post(() -> {
                if (stream == null) {
                    violation(31951, "a message before the stream's start");
                } else {
                    stream.text(atNanos, message);
                }
            });
        }

        @Override
        public void binary(long atNanos) {
            network.post(() -> violation(31950, "a binary message"));
        }

        @Override
        public void closed(long atNanos, int code, String reason) {
            network.post(() -> {
                if (stream != null) {
                    stream.whenDrained(atNanos, at -> PhoneCall.this.closed(at, code, reason));
                }
            });
        }
    }
}
