package frontdesk.simulator.telephone;

/**
 * What happened at a telephone. A call is the list of these in the order of their happening; nothing about a call is
 * told elsewhere.
 *
 * <p>{@link #atNanos} is the network's clock at the phone's end, after any delay of the line; only differences mean
 * anything. Bytes are mu-law, 8 to a millisecond.
 */
public sealed interface PhoneEvent {

    long atNanos();

    /** The webhook's request leaves. */
    record Dialled(long atNanos, String callSid) implements PhoneEvent {}

    /** The webhook's answer is here and makes sense. */
    record Answered(long atNanos, Twiml twiml) implements PhoneEvent {}

    /** The stream's {@code start} leaves, and the first frame with it. */
    record StreamStarted(long atNanos, String streamSid) implements PhoneEvent {}

    /**
     * A frame of the caller's sound leaves.
     *
     * @param offset where it begins in everything that was sent
     */
    record FrameSent(long atNanos, long offset, int bytes) implements PhoneEvent {}

    /** The caller begins to say something. */
    record CallerBegan(long atNanos, Speech speech) implements PhoneEvent {}

    /** The caller has said it. */
    record CallerPaused(long atNanos, Speech speech) implements PhoneEvent {}

    /** The caller pressed a key. */
    record KeyPressed(long atNanos, char key) implements PhoneEvent {}

    /**
     * Sound from the server arrives and is queued.
     *
     * @param offset where it begins in everything that arrived
     */
    record AudioArrived(long atNanos, long offset, int bytes) implements PhoneEvent {}

    /** The caller begins to hear something after silence. {@code heardBytes} is what was heard before, in all. */
    record AgentBegan(long atNanos, long heardBytes) implements PhoneEvent {}

    /**
     * The caller hears nothing any more: everything was played and no more came for a while, or it was cleared.
     *
     * @param atNanos when the last sample was heard
     */
    record AgentPaused(long atNanos, long heardBytes) implements PhoneEvent {}

    /** The queue was empty for a moment in the middle of speech: the caller heard a hole. */
    record RanDry(long atNanos, long holeMs) implements PhoneEvent {}

    /** A mark arrives and is queued behind the sound that is there. */
    record MarkArrived(long atNanos, String name) implements PhoneEvent {}

    /** A mark goes back. {@code cleared} when its sound was dropped, which the server is not told. */
    record MarkReturned(long atNanos, String name, boolean cleared) implements PhoneEvent {}

    /**
     * The server had the queue dropped.
     *
     * @param heardBytes what the caller had heard at that moment, in all
     * @param droppedBytes what will never be heard
     */
    record Cleared(long atNanos, long heardBytes, long droppedBytes) implements PhoneEvent {}

    /** The caller is gone. */
    record HungUp(long atNanos, Farewell farewell) implements PhoneEvent {}

    /**
     * The stream is over, whoever ended it.
     *
     * @param byServer whether the server closed it
     * @param unheardBytes what was still queued then
     */
    record StreamClosed(long atNanos, int code, String reason, boolean byServer, long unheardBytes)
            implements PhoneEvent {}

    /** The request that follows a stream was answered; the call goes on as the document says. */
    record ActionAnswered(long atNanos, Twiml twiml) implements PhoneEvent {}

    /** A text message came. */
    record TextArrived(long atNanos, String from, String text) implements PhoneEvent {}

    /** The caller sees a page, after the form of the one before was sent. */
    record PageSeen(long atNanos, int status, String text) implements PhoneEvent {}

    /** What the network does by itself, without a stream, because a document says so. */
    sealed interface Network extends PhoneEvent {
        /** In a few words, for somebody who watches. */
        String described();
    }

    /** The network's own voice says something to the caller. */
    record Told(long atNanos, String text) implements Network {
        @Override
        public String described() {
            return "tells the caller: " + text;
        }
    }

    /** The call is passed on: a number is dialled. */
    record DialledOn(long atNanos, String number) implements Network {
        @Override
        public String described() {
            return "dials " + number;
        }
    }

    /** The network's own voice says something to whoever answers there, before the caller is put through. */
    record Whispered(long atNanos, String text) implements Network {
        @Override
        public String described() {
            return "whispers to whoever answers: " + text;
        }
    }

    /** The caller speaks with whoever answered. */
    record PutThrough(long atNanos, String number) implements Network {
        @Override
        public String described() {
            return "puts the caller through to " + number;
        }
    }

    /** The caller has left a message; the server was told where it can be heard. */
    record MessageLeft(long atNanos, String recordingUrl) implements Network {
        @Override
        public String described() {
            return "records a message of the caller's";
        }
    }

    /** The server did something it must not; the numbers are those of Twilio's error dictionary. */
    record Violation(long atNanos, int code, String text) implements PhoneEvent {}

    /** Nothing more happens. */
    record Ended(long atNanos) implements PhoneEvent {}

    /** How a caller leaves. */
    enum Farewell {
        /** Properly: {@code stop}, then the socket is closed. */
        STOP,
        /** The socket is closed without a {@code stop}. */
        CLOSE,
        /** The socket is gone without a closing handshake. */
        VANISH
    }
}
