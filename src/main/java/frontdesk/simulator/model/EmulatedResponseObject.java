package frontdesk.simulator.model;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stays the same about a response while it is given: the session's settings at its beginning, with what the client
 * wanted otherwise for this one.
 *
 * @param conversationId null for a response beside the conversation
 */
record EmulatedResponseObject(
        String id,
        String conversationId,
        JsonNode modalities,
        JsonNode maxOutputTokens,
        JsonNode format,
        JsonNode voice,
        JsonNode metadata) {

    /** @param options the client's {@code response} object, empty when the model answers by itself */
    static EmulatedResponseObject of(EmulatedState state, JsonNode options) {
        JsonNode session = state.settings().shown();
        boolean beside = options.path("conversation").stringValue("auto").equals("none");
        return new EmulatedResponseObject(
                state.wire().id("resp"),
                beside ? null : state.conversation().id(),
                either(options, session, "/output_modalities"),
                either(options, session, "/max_output_tokens"),
                either(options, session, "/audio/output/format"),
                either(options, session, "/audio/output/voice"),
                options.get("metadata"));
    }

    private static JsonNode either(JsonNode options, JsonNode session, String pointer) {
        JsonNode wanted = options.at(pointer);
        return wanted.isMissingNode() ? session.at(pointer) : wanted;
    }

    boolean isInConversation() {
        return conversationId != null;
    }

    boolean isSpoken() {
        return modalities.path(0).stringValue("").equals("audio");
    }

    EmulatedCoding coding() {
        return EmulatedCoding.of(format.path("type").stringValue(""));
    }

    /**
     * The body of {@code response.created} and {@code response.done}.
     *
     * @param reason the reason or the error's code, empty if there is none
     * @param usage null while there is none
     */
    ObjectNode json(String status, String reason, List<EmulatedItem> output, ObjectNode usage) {
        ObjectNode response = EmulatedWire.object()
                .put("object", "realtime.response")
                .put("id", id)
                .put("status", status)
                .put("conversation_id", conversationId);
        response.set("status_details", details(status, reason));
        ArrayNode items = response.putArray("output");
        output.forEach(item -> items.add(item.json()));
        response.set("output_modalities", modalities);
        response.set("max_output_tokens", maxOutputTokens);
        ObjectNode voiced = response.putObject("audio").putObject("output");
        voiced.set("format", format);
        voiced.set("voice", voice);
        response.set("metadata", metadata);
        response.set("usage", usage);
        return response;
    }

    private static ObjectNode details(String status, String reason) {
        if (reason.isEmpty()) {
            return null;
        }
        ObjectNode details = EmulatedWire.object().put("type", status);
        if (status.equals("failed")) {
            details.putObject("error").put("type", reason).put("code", reason);
        } else {
            details.put("reason", reason);
        }
        return details;
    }
}
