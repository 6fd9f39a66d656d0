package frontdesk.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuLawTest {

    /** The ends and the starts of segments, from G.711's table of decoder output values (times four, for 16 bits). */
    @ParameterizedTest
    @CsvSource({
        "0xFF, 0", "0x7F, 0", "0xFE, 8", "0x7E, -8", "0xF0, 120", "0xEF, 132", "0xDF, 396", "0xCF, 924", "0xBF, 1980",
        "0xAF, 4092", "0x9F, 8316", "0x8F, 16764", "0x80, 32124", "0x00, -32124", "0x0F, -16764", "0x70, -120"
    })
    void decodesPublishedValues(String code, short sample) {
        assertEquals(sample, MuLaw.decode((byte) Integer.decode(code).intValue()));
    }

    @Test
    void everyCodeSurvivesTheRoundTripExceptNegativeZero() {
        for (int code = 0; code < 256; code++) {
            int expected = code == 0x7F ? 0xFF : code;
            assertEquals(expected, MuLaw.encode(MuLaw.decode((byte) code)) & 0xFF, "code " + code);
        }
    }

    /** G.711's decision values between the segments (times four): from there on the coarser segment is used. */
    @ParameterizedTest
    @CsvSource({"124, 0xEF", "380, 0xDF", "892, 0xCF", "1916, 0xBF", "3964, 0xAF", "8060, 0x9F", "16252, 0x8F"})
    void segmentsChangeAtThePublishedDecisionValues(short sample, String code) {
        int coarser = Integer.decode(code);
        assertEquals(coarser, MuLaw.encode(sample) & 0xFF);
        assertEquals(coarser + 1, MuLaw.encode((short) (sample - 1)) & 0xFF);
    }

    @Test
    void louderSamplesNeverGetQuieterCodes() {
        for (int sample = 1; sample <= Short.MAX_VALUE; sample++) {
            short decoded = MuLaw.decode(MuLaw.encode((short) sample));
            assertTrue(decoded >= MuLaw.decode(MuLaw.encode((short) (sample - 1))), "sample " + sample);
            assertEquals(-decoded, MuLaw.decode(MuLaw.encode((short) -sample)), "sample " + -sample);
        }
    }

    @Test
    void loudSamplesAreClippedNotWrapped() {
        assertEquals((byte) 0x80, MuLaw.encode(Short.MAX_VALUE));
        assertEquals((byte) 0x00, MuLaw.encode(Short.MIN_VALUE));
    }

    @Test
    void silenceOfBothSignsHasNoLoudness() {
        byte[] audio = {(byte) 0xFF, 0x7F, (byte) 0xFF};
        assertEquals(0, MuLaw.loudness(audio, 0, audio.length));
        assertEquals(0, MuLaw.loudness(audio, 0, 0));
    }

    @Test
    void loudnessIsTheRootMeanSquareOfTheStretchAlone() {
        byte[] audio = {(byte) 0x80, (byte) 0xCF, 0x4F, (byte) 0x80};
        assertEquals(924, MuLaw.loudness(audio, 1, 2), 1e-9);
    }

    @Test
    void stretchesAreCodedSampleBySample() {
        byte[] audio = {0x12, (byte) 0x80, 0x00, (byte) 0xFF};
        short[] samples = MuLaw.decode(audio, 1, 3);
        assertEquals(3, samples.length);
        assertEquals(32124, samples[0]);
        assertEquals((byte) 0x80, MuLaw.encode(samples)[0]);
    }
}
