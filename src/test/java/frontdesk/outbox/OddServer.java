package frontdesk.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that misbehaves as it is told, one way a connection; afterwards it answers 503. */
public final class OddServer implements AutoCloseable {
    private static final String USUAL = answer(503, "");

    /** What it does with a connection: these bytes, and then it hangs up or does not. */
    private record Deed(String bytes, boolean hangsUp) {}

    private final ServerSocket door;
    private final BlockingQueue<Deed> deeds = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public OddServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    public static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    /** Answers the next connection with these bytes. */
    public OddServer says(String bytes) {
        deeds.add(new Deed(bytes, true));
        return this;
    }

    /** Answers the next connection with these bytes and then leaves it open. */
    public OddServer stallsAfter(String bytes) {
        deeds.add(new Deed(bytes, false));
        return this;
    }

    /** The next request, head and body as they came. */
    public String request() throws InterruptedException {
        String request = requests.poll(30, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    /** Requests that nobody has taken out yet. */
    public int unread() {
        return requests.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try {
            requests.add(read(socket.getInputStream()));
            Deed deed = deeds.poll();
            socket.getOutputStream().write((deed == null ? USUAL : deed.bytes()).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (deed == null || deed.hangsUp()) {
                socket.close();
            }
        } catch (IOException gone) {
            // So is the client.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("gone");
            }
            head.append((char) octet);
        }
        String length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ")[1].split("\r\n")[0];
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
