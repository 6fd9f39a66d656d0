/**
 * Sound as bytes: pure functions without threads, clocks or state.
 *
 * <p>What comes in and goes out is mu-law or PCM in byte arrays, and WAV files in memory. Of a telephone call only the
 * base64 of its messages is taken off and put on here ({@link frontdesk.audio.Base64Audio}), since both ends speak
 * G.711 mu-law already; the rest is used where somebody has to look inside: the simulator that hears how loud a caller
 * is, the recordings, the files that are played as a caller's voice.
 *
 * <p>Read {@link frontdesk.audio.AudioFormat} first, then {@link frontdesk.audio.MuLaw}.
 */
package frontdesk.audio;
