package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wss} on real sockets, with a certificate for {@code localhost} that the JDK's own keytool has just made. */
@Timeout(120)
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final String BIG = "0123456789abcde".repeat(140_000);

    @TempDir
    private static Path folder;

    private static SSLContext trusting;
    private DialRecorder recorder;
    private HandmadePeer peer;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("localhost.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "localhost", "-keyalg", "EC", "-dname", "CN=localhost",
                        "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", PASSWORD,
                        "-keystore", file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private void open(SSLContext clients, String... protocols) throws IOException {
        recorder = new DialRecorder(clients);
        SSLServerSocket listener = (SSLServerSocket) trusting.getServerSocketFactory().createServerSocket();
        if (protocols.length > 0) {
            listener.setEnabledProtocols(protocols);
        }
        peer = new HandmadePeer(listener, HandmadePeer::switching);
    }

    private void connect(String... protocols) throws Exception {
        open(trusting, protocols);
        recorder.dial(peer.uri("wss", "localhost"));
        assertEquals("opened", recorder.next());
    }

    @AfterEach
    void close() throws IOException {
        recorder.close();
        peer.close();
    }

    private void assertFails(String why) throws InterruptedException {
        String event = recorder.next();
        assertTrue(event != null && event.startsWith("failed ") && event.contains(why), event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void messagesOfEveryLengthGoBothWays(String protocol) throws Exception {
        connect(protocol);
        for (String text : List.of("", "x", "y".repeat(16_384), "z".repeat(16_385), BIG)) {
            peer.sendText(text.isEmpty() ? "-" : text, 1);
            assertEquals("text " + (text.isEmpty() ? "-" : text), recorder.next());
            recorder.connection.send(text);
            assertEquals(text, peer.read().text());
        }
        for (int i = 0; i < 1_000; i++) {
            recorder.connection.send("message " + i);
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals("message " + i, peer.read().text());
        }
    }

    @Test
    void manySmallRecordsInOneReadAreAllHeard() throws Exception {
        connect();
        for (int i = 0; i < 1_000; i++) {
            peer.sendText("message " + i, 1);
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals("text message " + i, recorder.next());
        }
    }

    @Test
    void aPeerThatReadsLateGetsEverythingInOrder() throws Exception {
        connect();
        for (int i = 0; i < 4; i++) {
            recorder.connection.send(i + BIG);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(i + BIG, peer.read().text());
        }
    }

    @Test
    void newKeysInMidConversationAreAgreed() throws Exception {
        connect("TLSv1.3");
        for (int i = 0; i < 3; i++) {
            ((SSLSocket) peer.socket()).startHandshake();
            peer.sendText("with new keys " + i, 1);
            assertEquals("text with new keys " + i, recorder.next());
            recorder.connection.send("so are mine " + i);
            assertEquals("so are mine " + i, peer.read().text());
        }
    }

    @Test
    void aGoodbyeIsSaidAtEveryLevel() throws Exception {
        connect();
        recorder.connection.close(1000, "bye");
        assertEquals(8, peer.read().opcode());
        peer.sendClose(1000);
        assertEquals("closed 1000 bye", recorder.next());
        // Without close_notify this would throw.
        assertEquals(-1, peer.socket().getInputStream().read());
    }

    @Test
    void aServerThatEndsTlsIsGone() throws Exception {
        connect();
        peer.vanish();
        String event = recorder.next();
        assertTrue(event.startsWith("closed 1006 "), event);
    }

    @Test
    void aServerThatReadsNothingIsCutOff() throws Exception {
        connect();
        for (int i = 0; i < 8; i++) {
            recorder.connection.send(BIG);
        }
        assertEquals("closed 1006 the peer has read nothing for 500 ms", recorder.next());
    }

    @Test
    void anotherHostsCertificateIsRefused() throws Exception {
        open(trusting);
        recorder.dial(peer.uri("wss", "127.0.0.1"));
        assertFails("SSL");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        open(WebSocketDialer.jdkTls());
        recorder.dial(peer.uri("wss", "localhost"));
        assertFails("SSL");
    }

    @Test
    void aServerWithoutTlsIsAFailure() throws Exception {
        recorder = new DialRecorder(trusting);
        peer = HandmadePeer.answering("");
        try (ServerSocket listener = new ServerSocket(0)) {
            recorder.dial(URI.create("wss://localhost:" + listener.getLocalPort() + "/"));
            listener.accept().getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            assertFails("SSL");
        }
    }

    @Test
    void aServerThatIsSilentInTheMiddleOfTheHandshakeIsGivenUp() throws Exception {
        recorder = new DialRecorder(trusting);
        peer = HandmadePeer.answering("");
        try (ServerSocket listener = new ServerSocket(0)) {
            Dial dial = recorder.dial(URI.create("wss://localhost:" + listener.getLocalPort() + "/"));
            InputStream hello = listener.accept().getInputStream();
            assertTrue(hello.read() >= 0);
            dial.giveUp("too slow");
            assertEquals("failed too slow", recorder.next());
        }
    }
}
