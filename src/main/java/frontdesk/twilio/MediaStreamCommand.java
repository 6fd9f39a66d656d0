package frontdesk.twilio;

/**
 * What we may say on a media stream: these three and nothing else, with exactly these fields (Twilio warns of extra
 * ones with 31951).
 */
public sealed interface MediaStreamCommand {

    /** Audio to play behind what is queued: raw mu-law, no header. */
    record Media(byte[] audio) implements MediaStreamCommand {}

    /** Comes back when everything before it was played or cleared. */
    record Mark(String name) implements MediaStreamCommand {}

    /** Forgets what is queued. */
    record Clear() implements MediaStreamCommand {}
}
