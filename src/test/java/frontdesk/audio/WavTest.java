package frontdesk.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class WavTest {
    private static final String FORMAT_MU_LAW = "666d7420 10000000 0700 0100 401f0000 401f0000 0100 0800";

    @Test
    void muLawIsReadUnchanged() throws IOException {
        assertArrayEquals(hex("00ff7f80"), Wav.readMuLaw(wav(FORMAT_MU_LAW, "64617461 04000000 00ff7f80")));
    }

    @Test
    void otherChunksAreWalkedOverIncludingThePaddingOfOddOnes() throws IOException {
        byte[] file = wav(
                "4c495354 03000000 616263 00", FORMAT_MU_LAW, "66616374 04000000 02000000", "64617461 02000000 1234");
        assertArrayEquals(hex("1234"), Wav.readMuLaw(file));
    }

    @Test
    void sixteenBitPcmIsEncoded() throws IOException {
        String format = "666d7420 10000000 0100 0100 401f0000 803e0000 0200 1000";
        assertArrayEquals(hex("ff8000"), Wav.readMuLaw(wav(format, "64617461 06000000 0000 ff7f 0080")));
    }

    @Test
    void extensibleFormatsAreReadByTheirSubFormat() throws IOException {
        String format = "666d7420 28000000 feff 0100 401f0000 401f0000 0100 0800 1600 0800 04000000"
                + "07000000 0000 1000 8000 00aa00389b71";
        assertArrayEquals(hex("2a"), Wav.readMuLaw(wav(format, "64617461 01000000 2a 00")));
    }

    @Test
    void dataThatClaimsMoreThanTheFileHoldsIsCutAtTheEnd() throws IOException {
        assertArrayEquals(hex("0102"), Wav.readMuLaw(wav(FORMAT_MU_LAW, "64617461 ffffffff 0102")));
    }

    @Test
    void aChunkThatClaimsTwoGigabytesIsAnErrorNotALoop() {
        byte[] file = wav("4c495354 f8ffffff 616263 00", FORMAT_MU_LAW);
        assertEquals("a WAV file without a 'data' chunk", refusal(file));
    }

    @Test
    void errorsSayWhatTheFileIsInstead() {
        assertEquals("not a WAV file: it does not start with RIFF and WAVE", refusal(hex("4f676753 0000")));
        assertEquals("a WAV file without a 'data' chunk", refusal(wav(FORMAT_MU_LAW)));
        assertEquals("a WAV file without a 'fmt' chunk", refusal(wav("64617461 01000000 2a 00")));
        String stereo = "666d7420 10000000 0100 0200 44ac0000 10b10200 0400 1000";
        assertEquals("format 1, 16 bits, 44100 Hz, 2 channel(s); it must be mu-law (format 7) or 16-bit PCM"
                + " (format 1), 8000 Hz, 1 channel", refusal(wav(stereo, "64617461 00000000")));
    }

    @Test
    void everyPrefixOfAFileIsReadOrRefusedCleanly() {
        byte[] file = Wav.monoMuLaw(new byte[] {1, 2, 3, 4, 5});
        for (int length = 0; length < file.length; length++) {
            byte[] prefix = Arrays.copyOf(file, length);
            try {
                assertTrue(Wav.readMuLaw(prefix).length <= 5);
            } catch (IOException refused) {
                assertTrue(refused.getMessage().contains("WAV") || refused.getMessage().contains("fmt"));
            }
        }
    }

    @Test
    void whatIsWrittenAsMuLawIsReadBackAlsoByTheJdk() throws Exception {
        byte[] audio = hex("00112233445566778899aabbccddeeff80");
        byte[] file = Wav.monoMuLaw(audio);
        assertArrayEquals(audio, Wav.readMuLaw(file));
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            assertEquals(Encoding.ULAW, stream.getFormat().getEncoding());
            assertEquals(8000, stream.getFormat().getSampleRate());
            assertEquals(audio.length, stream.getFrameLength());
        }
    }

    @Test
    void stereoHasTheCallerLeftAndTheAgentRightAndFillsTheShorterOne() throws Exception {
        byte[] file = Wav.stereoPcm(hex("80"), hex("0080"));
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            assertEquals(2, stream.getFormat().getChannels());
            assertEquals(16, stream.getFormat().getSampleSizeInBits());
            assertEquals(8000, stream.getFormat().getSampleRate());
            // 32124 is 7d7c, -32124 is 8284, in little-endian pairs of left and right.
            assertArrayEquals(hex("7c7d 8482 0000 7c7d"), stream.readAllBytes());
        }
    }

    private static String refusal(byte[] file) {
        return assertThrows(IOException.class, () -> Wav.readMuLaw(file)).getMessage();
    }

    private static byte[] wav(String... chunks) {
        byte[] body = hex(String.join("", chunks));
        ByteBuffer file = ByteBuffer.allocate(12 + body.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put(hex("52494646")).putInt(4 + body.length).put(hex("57415645")).put(body);
        return file.array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
