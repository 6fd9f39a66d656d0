package frontdesk;

import frontdesk.door.RawSocket;
import frontdesk.door.RawSocket.Frame;
import frontdesk.simulator.model.EmulatedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A media stream by hand: any text and any bytes, lawful or not. Reading gives up after 10 s. */
final class RawStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLOSE = 8;
    private static final int NORMAL_CLOSURE = 1000;

    final String callSid;
    final String streamSid;
    /** The model's end of the call; null where there is no call. */
    final EmulatedSession session;
    final RawSocket socket;
    private long timestampMs;

    private RawStream(WholeServer.Reserved call, RawSocket socket) {
        this.callSid = call.callSid();
        this.streamSid = "MZ" + callSid.substring(2);
        this.session = call.session();
        this.socket = socket;
    }

    /** Connected, and nothing said yet. */
    static RawStream open(int port, WholeServer.Reserved call) throws IOException {
        return new RawStream(call, RawSocket.webSocket(port, "/media-stream"));
    }

    RawStream send(String text) throws IOException {
        socket.sendText(text);
        return this;
    }

    /** {@code connected} and {@code start}, as Twilio writes them. */
    RawStream started(String token) throws IOException {
        return send("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}").send(start(token));
    }

    String start(String token) {
        return """
                {"event":"start","sequenceNumber":"1","start":{"accountSid":"AC01","streamSid":"%s","callSid":"%s",
                "tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},
                "customParameters":{"token":"%s"}},"streamSid":"%s"}""".formatted(streamSid, callSid, token, streamSid);
    }

    /** The caller says this, in one piece that follows what was said before. */
    RawStream says(byte[] audio) throws IOException {
        send(media(streamSid, timestampMs, Base64.getEncoder().encodeToString(audio)));
        timestampMs += audio.length / 8;
        return this;
    }

    static String media(String streamSid, long timestampMs, String payload) {
        return """
                {"event":"media","streamSid":"%s","media":{"track":"inbound","chunk":"1",\
                "timestamp":"%d","payload":"%s"}}""".formatted(streamSid, timestampMs, payload);
    }

    RawStream stop() throws IOException {
        return send("""
                {"event":"stop","streamSid":"%s","stop":{"callSid":"%s"}}""".formatted(streamSid, callSid));
    }

    /** {@code stop}, and the closing handshake. */
    void hangUp() throws IOException {
        stop().socket.send(RawSocket.closeFrame(NORMAL_CLOSURE));
    }

    /** Hears so many bytes; every mark goes back at once, as if nothing took any time. */
    byte[] hears(int bytes) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        while (heard.size() < bytes) {
            Frame frame = socket.readFrame();
            if (frame.opcode() == CLOSE) {
                throw new IOException("closed with " + frame.closeCode() + " after " + heard.size() + " bytes");
            }
            JsonNode message = JSON.readTree(frame.text());
            switch (message.get("event").stringValue()) {
                case "media" -> heard.writeBytes(
                        Base64.getDecoder().decode(message.at("/media/payload").stringValue()));
                case "mark" -> send("{\"event\":\"mark\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\""
                        + message.at("/mark/name").stringValue() + "\"}}");
                default -> throw new IOException("not asked for: " + message);
            }
        }
        return heard.toByteArray();
    }

    /** The code with which the server closes. */
    int closeCode() throws IOException {
        return socket.readCloseCode();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
