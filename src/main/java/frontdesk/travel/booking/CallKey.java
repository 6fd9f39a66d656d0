package frontdesk.travel.booking;

import frontdesk.tool.ToolCall;

/** One request of a model in one telephone call; whatever is asked under the same key again is the same request. */
public record CallKey(String callSid, String callId) {

    public static CallKey of(ToolCall call) {
        return new CallKey(call.callSid(), call.callId());
    }
}
