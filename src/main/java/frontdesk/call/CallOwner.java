package frontdesk.call;

import frontdesk.call.outcome.Ending;

/** Whoever opened the call, and hears of its end, on the call's thread. */
public interface CallOwner {

    /**
     * The call ends like this. Comes before its line is closed: in that moment Twilio asks what is to happen next.
     */
    void ends(Call call, Ending ending);

    /** Everything that the call opened is closed. */
    void closed(Call call);
}
