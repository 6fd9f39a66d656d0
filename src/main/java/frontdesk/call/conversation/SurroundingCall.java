package frontdesk.call.conversation;

import frontdesk.call.outcome.CallEnd;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.tool.ToolCall;
import java.time.Duration;

/** What a conversation needs of its call, and what the call wants to know of it. Call thread only. */
public interface SurroundingCall {

    long nanoTime();

    /** Sets an alarm; one that is set already is set anew. */
    void ring(Alarm alarm, Duration delay);

    /** Takes an alarm back; one that is not set is no error. */
    void stop(Alarm alarm);

    /** Runs a tool elsewhere; {@link frontdesk.call.port.CallEvent.ToolFinished} will come. */
    void run(ToolCall call);

    void log(String event);

    /** Ends the call now, unless it has ended. */
    void end(CallEnd end);

    /** The first of the greeting has arrived from the model. */
    void greetingHeardFrom();

    /** The first of the greeting was handed to the line. */
    void greetingSent();

    /** The telephone has returned the mark behind the disclosure. */
    void disclosureHeard(String itemId, String text, String mark);
}
