package frontdesk.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WAV files of telephone audio, in memory: 8 kHz, read as mono mu-law, written as mono mu-law or as stereo PCM.
 *
 * <p>A file is a RIFF header and a row of chunks, of which {@code fmt } and {@code data} matter and the others are
 * walked over. Lengths are believed only as far as the file reaches: one that claims more is cut there, as files that
 * were written to a pipe claim 0xFFFFFFFF or nothing.
 */
public final class Wav {
    /** Format tags of the {@code fmt } chunk. */
    private static final int PCM = 1;

    private static final int MU_LAW = 7;

    /** A tag that says: the real one is the first two bytes of the sub-format, 24 bytes into the chunk. */
    private static final int EXTENSIBLE = 0xFFFE;

    private static final int SAMPLE_RATE = 8000;
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    private Wav() {}

    /**
     * The audio of a file as mu-law.
     *
     * @param file the whole file: mu-law (format tag 7), or PCM of 16 bits, which is encoded; 8 kHz and mono
     * @throws IOException if it is no such file; the message says what it is instead
     */
    public static byte[] readMuLaw(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < RIFF_HEADER_BYTES || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
            throw new IOException("not a WAV file: it does not start with RIFF and WAVE");
        }
        ByteBuffer data = chunk(bytes, "data");
        return switch (checkedFormat(chunk(bytes, "fmt "))) {
            case MU_LAW -> remaining(data);
            default -> encoded(data);
        };
    }

    /** A mono file of mu-law, as {@link #readMuLaw} reads it. */
    public static byte[] monoMuLaw(byte[] audio) {
        // Formats other than PCM carry the length of an extension and a fact chunk with the number of samples.
        ByteBuffer file = file(18, 12, audio.length);
        putFormat(file, 18, MU_LAW, 1, 8).putShort((short) 0);
        file.put(ascii("fact")).putInt(4).putInt(audio.length);
        file.put(ascii("data")).putInt(audio.length).put(audio);
        return file.array();
    }

    /**
     * A stereo file of 16-bit PCM, which everything can play, from two mu-law tracks on one time base; the shorter
     * one is continued with silence.
     */
    public static byte[] stereoPcm(byte[] left, byte[] right) {
        int samples = Math.max(left.length, right.length);
        ByteBuffer file = file(16, 0, samples * 4);
        putFormat(file, 16, PCM, 2, 16);
        file.put(ascii("data")).putInt(samples * 4);
        for (int i = 0; i < samples; i++) {
            file.putShort(i < left.length ? MuLaw.decode(left[i]) : 0);
            file.putShort(i < right.length ? MuLaw.decode(right[i]) : 0);
        }
        return file.array();
    }

    /** The first chunk of that name, which every WAV file must have. */
    private static ByteBuffer chunk(ByteBuffer file, String name) throws IOException {
        int at = RIFF_HEADER_BYTES;
        while (file.capacity() - at >= CHUNK_HEADER_BYTES) {
            long claimed = Integer.toUnsignedLong(file.getInt(at + 4));
            int start = at + CHUNK_HEADER_BYTES;
            if (tag(file, at).equals(name)) {
                int length = (int) Math.min(claimed, file.capacity() - start);
                return file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            // Chunks start at even offsets. In long arithmetic, or a huge claim would lead back into the file.
            long next = start + claimed + (claimed & 1);
            if (next > file.capacity()) {
                break;
            }
            at = (int) next;
        }
        throw new IOException("a WAV file without a '" + name.strip() + "' chunk");
    }

    private static int checkedFormat(ByteBuffer format) throws IOException {
        if (format.capacity() < 16) {
            throw new IOException("the 'fmt' chunk has " + format.capacity() + " bytes, at least 16 are needed");
        }
        int tag = Short.toUnsignedInt(format.getShort(0));
        if (tag == EXTENSIBLE && format.capacity() >= 26) {
            tag = Short.toUnsignedInt(format.getShort(24));
        }
        int channels = Short.toUnsignedInt(format.getShort(2));
        long sampleRate = Integer.toUnsignedLong(format.getInt(4));
        int bits = Short.toUnsignedInt(format.getShort(14));
        boolean coding = tag == MU_LAW && bits == 8 || tag == PCM && bits == 16;
        if (!coding || channels != 1 || sampleRate != SAMPLE_RATE) {
            throw new IOException("format " + tag + ", " + bits + " bits, " + sampleRate + " Hz, " + channels
                    + " channel(s); it must be mu-law (format 7) or 16-bit PCM (format 1), 8000 Hz, 1 channel");
        }
        return tag;
    }

    private static byte[] remaining(ByteBuffer data) {
        byte[] audio = new byte[data.remaining()];
        data.get(audio);
        return audio;
    }

    private static byte[] encoded(ByteBuffer data) {
        byte[] audio = new byte[data.remaining() / 2];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = MuLaw.encode(data.getShort());
        }
        return audio;
    }

    /** Room for a whole file, with the RIFF header written. */
    private static ByteBuffer file(int formatBytes, int factBytes, int dataBytes) {
        int padding = dataBytes & 1;
        int length = RIFF_HEADER_BYTES + 2 * CHUNK_HEADER_BYTES + formatBytes + factBytes + dataBytes + padding;
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(ascii("RIFF")).putInt(length - CHUNK_HEADER_BYTES).put(ascii("WAVE"));
    }

    private static ByteBuffer putFormat(ByteBuffer file, int length, int tag, int channels, int bits) {
        int blockBytes = channels * bits / 8;
        return file.put(ascii("fmt "))
                .putInt(length)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(SAMPLE_RATE)
                .putInt(SAMPLE_RATE * blockBytes)
                .putShort((short) blockBytes)
                .putShort((short) bits);
    }

    private static String tag(ByteBuffer file, int at) {
        return new String(file.array(), at, 4, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
