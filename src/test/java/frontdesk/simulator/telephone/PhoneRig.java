package frontdesk.simulator.telephone;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;

/** A telephone of ours, and at the other end a server that does only what it is told. */
final class PhoneRig implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);
    static final String CALL_SID = "CA00000000000000000000000000000002";
    static final String STREAM_SID = "MZ00000000000000000000000000000002";

    final ScriptedServer server;
    private final PhoneNetwork network;

    PhoneRig() throws IOException, InterruptedException {
        server = new ScriptedServer();
        network = new PhoneNetwork(System::nanoTime, new Random(1));
    }

    PhoneConfig config() {
        return PhoneConfig.of(server.url(), CALL_SID, "+15005550101", "+15005550006").withStreamAfterMs(5);
    }

    FakePhone dial(PhoneConfig config) {
        return FakePhone.dial(network, config);
    }

    /** A telephone whose stream is open. */
    FakePhone talking() throws InterruptedException {
        FakePhone phone = dial(config());
        server.await("\"event\":\"start\"");
        return phone;
    }

    static String media(byte[] audio) {
        return "{\"event\":\"media\",\"streamSid\":\"" + STREAM_SID + "\",\"media\":{\"payload\":\""
                + Base64.getEncoder().encodeToString(audio) + "\"}}";
    }

    static String mark(String name) {
        return "{\"event\":\"mark\",\"streamSid\":\"" + STREAM_SID + "\",\"mark\":{\"name\":\"" + name + "\"}}";
    }

    static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return noise;
    }

    @Override
    public void close() {
        network.close();
        server.close();
    }
}
