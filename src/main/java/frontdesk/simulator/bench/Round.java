package frontdesk.simulator.bench;

import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.telephone.StreamOffer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * Some calls at the same time: placed, measured for a while, interrupted, hung up. Its methods wait and are for the
 * benchmark's own thread; {@link #sessionOpened} is for the model port's.
 */
final class Round {
    /** So many callers ring at a time. */
    private static final int RINGING_AT_A_TIME = 8;
    /** Forty new calls a second are a busy house already; more would measure the webhook's queue. */
    private static final long BETWEEN_CALLS_MS = 25;
    private static final long PLACE_SECONDS = 60;
    private static final long BETWEEN_INTERRUPTIONS_MS = 3;
    private static final long LAST_BYTES_MS = 500;
    private static final long GOODBYE_MS = 5_000;
    private static final byte[] NO_MASK = {};

    /** Where a call's stream is to be opened; asked while the telephone rings. */
    interface Offers {
        StreamOffer of(PhoneConfig config);
    }

    /** The one clock, and who reads and speaks. */
    record Generator(PhoneNetwork network, BothEnds bothEnds, LongSupplier nanoClock) {}

    private final Generator generator;
    private final URI server;
    private final Offers offers;
    private final CallTimes times = new CallTimes();
    private final Samples toModel = new Samples();
    private final Samples toCaller = new Samples();
    private final Map<Integer, Voice> voices = new ConcurrentHashMap<>();
    private final List<LeanPhone> phones = new CopyOnWriteArrayList<>();
    private final List<LeanModel> models = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile long fromNanos = Long.MAX_VALUE;
    private volatile long toNanos = Long.MAX_VALUE;

    /** Calls to a server, whose webhook is asked. */
    Round(Generator generator, URI server) {
        this(generator, server, config -> generator.network().offeredStream(config).join());
    }

    /** Calls to the bare relay, which has none. */
    static Round relayed(Generator generator, URI relay) {
        StreamOffer stream = new StreamOffer(relay, Map.of());
        return new Round(generator, relay, config -> stream);
    }

    private Round(Generator generator, URI server, Offers offers) {
        this.generator = generator;
        this.server = server;
        this.offers = offers;
    }

    /** The server has opened a session for one of the calls. */
    void sessionOpened(SocketChannel channel) throws IOException {
        Voice voice = newVoice();
        Ear ear = new Ear(voices::get, listener(toModel));
        LeanModel model = new LeanModel(voice.id(), voice, ear, times, generator.bothEnds());
        LeanSocket socket = new LeanSocket(channel, model, generator.nanoClock(), NO_MASK);
        models.add(model);
        model.start(socket);
        generator.bothEnds().add(socket);
    }

    private Voice newVoice() {
        Voice voice = new Voice(ids.incrementAndGet());
        voices.put(voice.id(), voice);
        return voice;
    }

    /** Frames spoken while it is measured count. */
    private Ear.Listener listener(Samples samples) {
        return (spokenNanos, atNanos) -> {
            if (spokenNanos - fromNanos >= 0 && spokenNanos - toNanos < 0) {
                samples.add(atNanos - spokenNanos);
            }
        };
    }

    /** Places so many calls; those that fail are counted. */
    void place(int calls) throws InterruptedException {
        Semaphore ringing = new Semaphore(RINGING_AT_A_TIME);
        CountDownLatch placed = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            ringing.acquire();
            Thread.sleep(BETWEEN_CALLS_MS);
            Thread.ofVirtual().name("bench-caller-" + i).start(() -> {
                try {
                    placeOne();
                } catch (IOException | CompletionException noCall) {
                    failed.incrementAndGet();
                } finally {
                    ringing.release();
                    placed.countDown();
                }
            });
        }
        if (!placed.await(PLACE_SECONDS, TimeUnit.SECONDS)) {
            failed.addAndGet((int) placed.getCount());
        }
    }

    private void placeOne() throws IOException {
        Voice voice = newVoice();
        PhoneConfig config = generator.network()
                .call(server, "+1500555" + (1_000 + voice.id() % 9_000), "+15005550006")
                .withWebhook(BenchServer.WEBHOOK);
        long rangNanos = now();
        StreamOffer offer = offers.of(config);
        times.twiml().add(now() - rangNanos);
        SocketChannel channel = Handshake.open(offer.url(), new byte[16]);
        Ear ear = new Ear(voices::get, listener(toCaller));
        LeanPhone phone = new LeanPhone(config.callSid(), voice, ear, times);
        LeanSocket socket = new LeanSocket(channel, phone, generator.nanoClock(), new byte[] {0x5A, 0x13, 0x77, 0x2E});
        phones.add(phone);
        generator.bothEnds().add(socket);
        phone.start(socket, offer.parameters(), now());
        generator.bothEnds().add(voice.id(), phone);
    }

    /** From now on frames count. */
    void beginMeasuring() {
        toNanos = now() + TimeUnit.HOURS.toNanos(1);
        fromNanos = now();
    }

    /** Frames spoken from now on count no more. */
    void endMeasuring() {
        toNanos = now();
    }

    /** In every call the caller begins to speak, one after the other, and the model falls silent. */
    void interrupt() throws IOException, InterruptedException {
        for (LeanModel model : models) {
            model.interrupt(now());
            Thread.sleep(BETWEEN_INTERRUPTIONS_MS);
        }
        for (LeanModel model : models) {
            model.callerPauses();
        }
    }

    /** Lets what was said last arrive, hangs up everywhere, and waits until the server has closed its sockets. */
    void hangUp() throws IOException, InterruptedException {
        phones.forEach(LeanPhone::fallSilent);
        Thread.sleep(LAST_BYTES_MS);
        for (LeanPhone phone : phones) {
            phone.leave();
        }
        long until = now() + TimeUnit.MILLISECONDS.toNanos(GOODBYE_MS);
        while (generator.bothEnds().open() > 0 && now() - until < 0) {
            Thread.sleep(10);
        }
    }

    CallTimes times() {
        return times;
    }

    Samples toModel() {
        return toModel;
    }

    Samples toCaller() {
        return toCaller;
    }

    /** Calls that could not be placed. */
    int failed() {
        return failed.get();
    }

    /** Bytes that did not arrive unchanged and in order, to be asked for at the end. */
    long bytesMissing() {
        long spoken = voices.values().stream().mapToLong(Voice::spoken).sum();
        return (spoken - heard(Ear::right)) * Voice.FRAME_BYTES;
    }

    /** Bytes that nobody said, or not in this place. */
    long bytesWrong() {
        return heard(Ear::wrong) * Voice.FRAME_BYTES;
    }

    private long heard(ToIntFunction<Ear> count) {
        return phones.stream().mapToLong(phone -> count.applyAsInt(phone.ear())).sum()
                + models.stream().mapToLong(model -> count.applyAsInt(model.ear())).sum();
    }

    private long now() {
        return generator.nanoClock().getAsLong();
    }
}
