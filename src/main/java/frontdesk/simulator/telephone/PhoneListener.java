package frontdesk.simulator.telephone;

/** Watches a telephone. Called on the network's thread, which all telephones share: look and return. */
public interface PhoneListener {

    /** Something happened; the log has it too. */
    default void happened(PhoneEvent event) {}

    /** Sound arrived, mu-law; the array must not be changed. {@link PhoneEvent.AudioArrived} follows. */
    default void arrived(long atNanos, byte[] audio) {}

    /** Sound is heard, mu-law, from that moment on; the array must not be changed. */
    default void heard(long atNanos, byte[] audio, int offset, int length) {}

    /** A frame leaves, mu-law; the array must not be changed. {@link PhoneEvent.FrameSent} follows. */
    default void sent(long atNanos, byte[] frame) {}
}
