package frontdesk.call.plan;

/** The occasions on which a call speaks with fixed words of its own, and not with the model's. */
public enum Phrase {
    /** A tool takes its time and the model has said nothing. */
    HOLDING,
    /** The model is lost. */
    APOLOGY,
    /** The call ends, and nobody is there who would say goodbye. */
    GOODBYE,
    /** The call may last only one more minute. */
    TIME_WARNING,
    /** The caller has said nothing for a while. */
    STILL_THERE,
    /** What every caller must have heard before anything else; an agent has it or not. */
    DISCLOSURE
}
