package frontdesk.call.conversation;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;

/** The tools that the model asks for in one call: run once each, answered in any case. Call thread only. */
final class ToolCalls {

    private final CallFacts facts;
    private final ModelSession model;
    private final ResponseGate gate;
    private final PendingTools pendingTools;
    private final ConversationRecord record;
    private final SurroundingCall call;

    ToolCalls(
            CallFacts facts,
            ModelSession model,
            ResponseGate gate,
            PendingTools pendingTools,
            ConversationRecord record,
            SurroundingCall call) {
        this.facts = facts;
        this.model = model;
        this.gate = gate;
        this.pendingTools = pendingTools;
        this.record = record;
        this.call = call;
    }

    /** @return false for a {@code call_id} that was asked for before: it is not run again */
    boolean asked(ModelEvent.ToolAsked asked) {
        if (!pendingTools.asked(asked.responseId(), asked.callId())) {
            return false;
        }
        record.toolAsked(asked.callId(), asked.name(), asked.arguments().text());
        call.log("tool asked tool=" + asked.name());
        if (pendingTools.limitReached()) {
            answer(asked.callId(), ToolResult.error("Too many tool calls in this telephone call."));
        } else {
            call.run(new ToolCall(
                    asked.callId(), asked.name(), asked.arguments(), facts.callSid(), facts.caller(),
                    facts.called()));
        }
        return true;
    }

    /** A tool has answered; the model is not told yet. */
    void finished(CallEvent.ToolFinished finished) {
        record.toolAnswered(finished.callId(), finished.result().text());
        call.log("tool answered tool=" + finished.name() + " failed=" + finished.result().failed()
                + " chars=" + finished.result().text().length());
    }

    /** Tells the model a tool's result; after the last one of a response a response to them is owed. */
    void answer(String callId, ToolResult result) {
        model.toolResult(callId, result.text());
        gate.resultPosted(callId);
        if (pendingTools.answered(callId) && result.farewell().isEmpty()) {
            gate.owe("");
        }
    }
}
