package frontdesk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatorFault;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.AudioArrived;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneNetwork;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A thousand short calls, fifty at a time, well and unwell: afterwards the server is what it was before. */
class ThousandCallsTest {

    private static final int CALLS = 1_000;
    private static final int AT_A_TIME = 50;
    private static final long POLL_NANOS = 5_000_000;
    /** What a call that is over may leave behind for good: its outcome and its token, in lists that are bounded. */
    private static final long BYTES_A_CALL = 1_000;
    /** The last line of a histogram: how many objects, and how many bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    /** How calls go, in turn. */
    private enum Kind {
        STOP,
        NO_STOP,
        VANISHES,
        HANGS_UP_WHILE_IT_RINGS,
        MODEL_REFUSES,
        MODEL_EXPIRES,
        WEBHOOK_TWICE
    }

    private final WholeServer server = WholeServer.open();

    private record Resources(long threads, long descriptors) {
        static Resources now() {
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Resources(Thread.getAllStackTraces().size(), system.getOpenFileDescriptorCount());
        }

        boolean within(Resources before) {
            return threads <= before.threads && descriptors <= before.descriptors;
        }
    }

    @Test
    void afterAThousandCallsEverythingIsAsItWas() throws Exception {
        try (server; ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            place(callers, 2 * AT_A_TIME);
            Resources before = settled(Resources.now());
            place(callers, CALLS / 2);
            settled(before);
            long mostBytes = liveBytes() + CALLS / 2 * BYTES_A_CALL;
            place(callers, CALLS / 2);
            settled(before);
            // What is only on its way out, of these calls or of tests before them, is gone a moment later.
            await(() -> "the heap has grown", () -> liveBytes() < mostBytes);
        }
    }

    /** The telephones share a network of their own, which leaves nothing behind when it is closed. */
    private void place(ExecutorService callers, int count) throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        try (PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random())) {
            for (int i = 0; i < count; i++) {
                Kind kind = Kind.values()[i % Kind.values().length];
                calls.add(callers.submit(() -> {
                    place(network, kind);
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private void place(PhoneNetwork network, Kind kind) throws Exception {
        PhoneConfig config = server.phone();
        config = config.withWebhook(config.webhook().withStatusCallback("/call-status"));
        switch (kind) {
            case STOP -> talk(network, config, Farewell.STOP);
            case NO_STOP -> talk(network, config, Farewell.CLOSE);
            case VANISHES -> talk(network, config, Farewell.VANISH);
            case WEBHOOK_TWICE -> talk(network, config.withWebhook(config.webhook().sentTwice()), Farewell.STOP);
            case HANGS_UP_WHILE_IT_RINGS -> {
                FakePhone phone = FakePhone.dial(network, config.withStreamAfterMs(5_000));
                phone.log().await(Answered.class, WholeServer.SOON);
                phone.hangUp(Farewell.STOP);
                phone.awaitEnd(WholeServer.SOON);
            }
            case MODEL_REFUSES -> {
                server.next(WholeServer.WELL.with(EmulatorFault.RATE_LIMITED));
                talk(network, config, Farewell.STOP);
            }
            case MODEL_EXPIRES -> {
                server.next(ModelScript.of(ModelTurn.on(On.CREATE, WholeServer.GREETING)
                        .with(new Mishap(Mishap.Kind.EXPIRES, 20))));
                talk(network, config, Farewell.STOP);
            }
        }
    }

    /** The model of any call may be an unwell one that was meant for another. */
    private void talk(PhoneNetwork network, PhoneConfig config, Farewell farewell) throws Exception {
        FakePhone phone = FakePhone.dial(network, config);
        phone.log().await(
                PhoneEvent.class,
                1,
                event -> event instanceof AudioArrived || event instanceof Ended,
                WholeServer.SOON);
        phone.hangUp(farewell);
        phone.awaitEnd(WholeServer.SOON);
    }

    /** Waits until every call is over and no more is in use than before. */
    private Resources settled(Resources before) throws InterruptedException {
        await(() -> "calls are open: " + server.frontdesk.openCalls(), () -> server.frontdesk.openCalls() == 0);
        await(() -> "calls are parked", () -> server.frontdesk.parkedCalls() == 0);
        await(() -> "sessions are open", () -> server.emulator.sessions().isEmpty());
        await(() -> "more is in use than " + before + ": " + Resources.now(), () -> Resources.now().within(before));
        return Resources.now();
    }

    private static void await(Supplier<String> otherwise, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + WholeServer.SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, otherwise);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The bytes of all objects that something still refers to; unlike the heap in use it knows no gaps. */
    private long liveBytes() {
        server.log.forget();
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
            Matcher total = TOTAL.matcher(histogram);
            assertTrue(total.find(), histogram);
            return Long.parseLong(total.group(1));
        } catch (JMException notMeasured) {
            throw new AssertionError("the heap cannot be measured", notMeasured);
        }
    }
}
