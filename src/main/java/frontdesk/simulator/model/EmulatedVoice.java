package frontdesk.simulator.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message of the model on its way out, delta by delta: the sound, with the words beside it a little ahead.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedVoice {

    private final EmulatedWire wire;
    private final String responseId;
    private final int outputIndex;
    private final EmulatedItem item;
    private final String text;
    private final byte[] audio;
    private final EmulatedCoding coding;
    private final boolean spoken;
    private int sentBytes;
    private int sentCharacters;

    /** @param spoken false when the client asked for text only, and there is no audio at all */
    EmulatedVoice(
            EmulatedWire wire,
            String responseId,
            int outputIndex,
            EmulatedItem item,
            ModelTurn.Say say,
            EmulatedCoding coding,
            boolean spoken) {
        this.wire = wire;
        this.responseId = responseId;
        this.outputIndex = outputIndex;
        this.item = item;
        this.text = say.text();
        this.audio = spoken ? coding.fromMuLaw(say.muLaw()) : new byte[0];
        this.coding = coding;
        this.spoken = spoken;
    }

    EmulatedItem item() {
        return item;
    }

    String text() {
        return text;
    }

    /** Begins the message's one content part. */
    void open() {
        ObjectNode event = part("response.content_part.added");
        event.putObject("part").put("type", spoken ? "audio" : "text").put(spoken ? "transcript" : "text", "");
        wire.send(event);
        showText();
        if (!spoken) {
            sendText(text.length());
        }
    }

    boolean isFinished() {
        return sentBytes == audio.length;
    }

    /** How much the next delta should carry: at random between the pace's bounds, or all that is left. */
    int nextBytes(ModelScript.Pace pace, boolean allAtOnce, RandomGenerator random) {
        int left = audio.length - sentBytes;
        int shortest = pace.shortestMs() * coding.bytesPerMs();
        int longest = pace.longestMs() * coding.bytesPerMs();
        int wanted = shortest == longest ? shortest : random.nextInt(shortest, longest) | 1;
        return allAtOnce ? left : Math.min(left, wanted);
    }

    /** So many bytes of this voice, in milliseconds. */
    double ms(int bytes) {
        return (double) bytes / coding.bytesPerMs();
    }

    /** The next piece, at most so long; it counts as sent only when {@link #sendAudio} has sent it. */
    byte[] nextAudio(int bytes) {
        return Arrays.copyOfRange(audio, sentBytes, Math.min(audio.length, sentBytes + bytes));
    }

    /** Sends the next piece, and the words that go with it. */
    void sendAudio(byte[] delta) {
        sentBytes += delta.length;
        sendText(wordEnd((int) ((long) text.length() * sentBytes / Math.max(1, audio.length))));
        item.speaks(audio, coding, sentBytes);
        wire.sendAudio(responseId, item.id(), outputIndex, delta);
    }

    private int wordEnd(int character) {
        int space = text.indexOf(' ', character);
        return space < 0 ? text.length() : space;
    }

    private void sendText(int upTo) {
        if (upTo <= sentCharacters) {
            return;
        }
        String type = spoken ? "response.output_audio_transcript.delta" : "response.output_text.delta";
        wire.send(part(type).put("delta", text.substring(sentCharacters, upTo)));
        sentCharacters = upTo;
        showText();
    }

    private void showText() {
        String soFar = text.substring(0, sentCharacters);
        if (spoken) {
            item.says("output_audio", "transcript", soFar);
        } else {
            item.says("output_text", "text", soFar);
        }
    }

    /** Ends the content part; also when it was interrupted, with the text as far as it got. */
    void close() {
        String said = text.substring(0, sentCharacters);
        if (spoken) {
            wire.send(part("response.output_audio.done"));
            wire.send(part("response.output_audio_transcript.done").put("transcript", said));
        } else {
            wire.send(part("response.output_text.done").put("text", said));
        }
        ObjectNode event = part("response.content_part.done");
        event.putObject("part").put("type", spoken ? "audio" : "text").put(spoken ? "transcript" : "text", said);
        wire.send(event);
    }

    private ObjectNode part(String type) {
        return wire.event(type)
                .put("response_id", responseId)
                .put("item_id", item.id())
                .put("output_index", outputIndex)
                .put("content_index", 0);
    }
}
