package frontdesk.simulator.model;

/**
 * The three ways in which the Realtime API codes sound, with arithmetic of the emulator's own: it shares none with the
 * product, so that two equal mistakes cannot agree. Pure functions, safe from any thread.
 */
enum EmulatedCoding {
    PCMU("audio/pcmu", 8),
    PCMA("audio/pcma", 8),
    PCM("audio/pcm", 48);

    private static final int PCM_SAMPLES_PER_MU_LAW_SAMPLE = 3;

    private final String type;
    private final int bytesPerMs;
    /** The linear value of each byte, for the two codings that have one byte a sample. */
    private final int[] linear = new int[256];

    EmulatedCoding(String type, int bytesPerMs) {
        this.type = type;
        this.bytesPerMs = bytesPerMs;
        for (int code = 0; code < linear.length; code++) {
            linear[code] = type.equals("audio/pcma") ? aLawToLinear(code) : muLawToLinear(code);
        }
    }

    /** @param type one of the three types that {@link EventShapes} lets pass */
    static EmulatedCoding of(String type) {
        for (EmulatedCoding coding : values()) {
            if (coding.type.equals(type)) {
                return coding;
            }
        }
        throw new IllegalArgumentException("no audio format of the Realtime API: " + type);
    }

    int bytesPerMs() {
        return bytesPerMs;
    }

    /** The mean of the squared samples, full scale being 32767 squared. */
    double energy(byte[] audio, int from, int to) {
        long sum = 0;
        if (this == PCM) {
            for (int i = from; i + 1 < to; i += 2) {
                long sample = audio[i + 1] << 8 | audio[i] & 0xFF;
                sum += sample * sample;
            }
            return (double) sum / Math.max(1, (to - from) / 2);
        }
        for (int i = from; i < to; i++) {
            long sample = linear[audio[i] & 0xFF];
            sum += sample * sample;
        }
        return (double) sum / Math.max(1, to - from);
    }

    /** Recodes mu-law; what is in mu-law already is returned as it is. */
    byte[] fromMuLaw(byte[] muLaw) {
        return switch (this) {
            case PCMU -> muLaw;
            case PCMA -> aLawFromMuLaw(muLaw);
            case PCM -> pcmFromMuLaw(muLaw);
        };
    }

    private static byte[] aLawFromMuLaw(byte[] muLaw) {
        byte[] aLaw = new byte[muLaw.length];
        for (int i = 0; i < muLaw.length; i++) {
            aLaw[i] = linearToALaw(PCMU.linear[muLaw[i] & 0xFF]);
        }
        return aLaw;
    }

    /** Three samples for one, on the straight line to the next. */
    private static byte[] pcmFromMuLaw(byte[] muLaw) {
        byte[] pcm = new byte[muLaw.length * PCM_SAMPLES_PER_MU_LAW_SAMPLE * 2];
        int at = 0;
        for (int i = 0; i < muLaw.length; i++) {
            int here = PCMU.linear[muLaw[i] & 0xFF];
            int next = PCMU.linear[muLaw[Math.min(i + 1, muLaw.length - 1)] & 0xFF];
            for (int step = 0; step < PCM_SAMPLES_PER_MU_LAW_SAMPLE; step++) {
                int sample = here + (next - here) * step / PCM_SAMPLES_PER_MU_LAW_SAMPLE;
                pcm[at++] = (byte) sample;
                pcm[at++] = (byte) (sample >> 8);
            }
        }
        return pcm;
    }

    private static int muLawToLinear(int code) {
        int bits = ~code & 0xFF;
        int magnitude = (((bits & 0x0F) << 3) + 0x84 << (bits >> 4 & 7)) - 0x84;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int aLawToLinear(int code) {
        int bits = code ^ 0x55;
        int segment = bits >> 4 & 7;
        int low = (bits & 0x0F) << 4;
        int magnitude = segment == 0 ? low + 8 : low + 0x108 << segment - 1;
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static byte linearToALaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_767);
        int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int low = segment == 0 ? magnitude >> 4 : magnitude >> segment + 3 & 0x0F;
        int bits = segment << 4 | low | (sample < 0 ? 0 : 0x80);
        return (byte) (bits ^ 0x55);
    }
}
