/**
 * Sound as bytes: pure functions without threads, clocks or state.
 *
 * <p>What comes in and goes out is mu-law or PCM in byte arrays, and WAV files in memory. A telephone call passes
 * through the server without any of this, since both ends speak G.711 mu-law already; it is used where somebody has
 * to look inside: the simulator that hears how loud a caller is, the recordings, the files that are played as a
 * caller's voice.
 *
 * <p>Read {@link frontdesk.audio.AudioFormat} first, then {@link frontdesk.audio.MuLaw}.
 */
package frontdesk.audio;
