package frontdesk.realtime;

import frontdesk.call.plan.SessionPlan;
import frontdesk.tool.Tool;
import java.util.List;

/**
 * What we say to the Realtime API, in its own words. {@code eventId} comes back in the {@code error} that an event may
 * cause, and nowhere else; its prefix tells what kind of event it was.
 *
 * <p>Source: OpenAI, Realtime API reference, "Client events" (GA).
 */
public sealed interface ClientEvent {

    String eventId();

    /** {@code session.update}. */
    record SessionUpdate(String eventId, SessionPlan plan, SessionOptions options) implements ClientEvent {}

    /** {@code session.update} of nothing but the tools. */
    record ToolsUpdate(String eventId, List<Tool> tools) implements ClientEvent {
        public ToolsUpdate {
            tools = List.copyOf(tools);
        }
    }

    /** {@code response.create}; empty instructions leave the session's in force. */
    record ResponseCreate(String eventId, String instructions) implements ClientEvent {}

    /** {@code response.cancel}. */
    record ResponseCancel(String eventId, String responseId) implements ClientEvent {}

    /** {@code conversation.item.truncate}. */
    record ItemTruncate(String eventId, String itemId, int contentIndex, long audioEndMs) implements ClientEvent {}

    /** {@code conversation.item.delete}. */
    record ItemDelete(String eventId, String itemId) implements ClientEvent {}

    /** {@code conversation.item.create} with a {@code function_call_output}. */
    record FunctionCallOutput(String eventId, String callId, String output) implements ClientEvent {}

    /** {@code conversation.item.create} with a message of the role {@code system}. */
    record SystemMessage(String eventId, String text) implements ClientEvent {}

    /** @param transcriptionModel writes down what the caller says; empty for nobody */
    record SessionOptions(String transcriptionModel) {}
}
