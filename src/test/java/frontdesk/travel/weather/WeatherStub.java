package frontdesk.travel.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A weather service on this machine that answers each request with the next bytes it was given, proper or not, and
 * hangs up when it was given no more (the JDK's client asks again when it hears nothing at all).
 */
final class WeatherStub implements AutoCloseable {
    /** What geocoding says of a place. */
    static final String CHICAGO = """
            {"results":[{"id":1,"name":"Chicago","latitude":41.85003,"longitude":-87.65005,"country":"United States",\
            "timezone":"America/Chicago"}],"generationtime_ms":0.5}""";
    static final String TWO_DAYS = """
            {"latitude":41.85,"longitude":-87.65,"daily_units":{"time":"iso8601"},"daily":{\
            "time":["2026-11-22","2026-11-23"],"weather_code":[3,63],"temperature_2m_min":[-1.6,2.4],\
            "temperature_2m_max":[5.5,8.0],"precipitation_probability_max":[10,80]}}""";

    /** The request lines so far. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    /** @param closed whether the connection ends after it, or goes on in silence */
    record Answer(String bytes, boolean closed) {}

    WeatherStub() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        Thread.ofVirtual().start(this::serve);
    }

    WeatherStub next(Answer answer) {
        answers.add(answer);
        return this;
    }

    WeatherStub json(String body) {
        return next(new Answer(head(200, body.getBytes(StandardCharsets.UTF_8).length) + body, true));
    }

    static String head(int status, int length) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void answer(Socket socket) {
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    return;
                }
                head.append((char) octet);
            }
            requests.add(head.substring(0, head.indexOf("\r\n")));
            Answer answer = answers.isEmpty() ? new Answer("", true) : answers.remove();
            socket.getOutputStream().write(answer.bytes().getBytes(StandardCharsets.UTF_8));
            if (answer.closed()) {
                socket.close();
            }
        } catch (IOException gone) {
            // the client has had enough, which is what some tests are about
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
