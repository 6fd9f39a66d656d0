package frontdesk.simulator.model;

import frontdesk.websocket.MisbehavingConnection;
import frontdesk.simulator.model.ModelTurn.Mishap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes wrong, in raw texts: the bodies of refused upgrades, and everything that a lawful server would never
 * send.
 */
final class EmulatedTrouble {

    private EmulatedTrouble() {}

    /** The HTTP status of a refused upgrade. */
    static int status(EmulatorFault fault) {
        return switch (fault) {
            case KEY_REFUSED -> 401;
            case FORBIDDEN -> 403;
            case OUT_OF_QUOTA, RATE_LIMITED -> 429;
            case SERVER_ERROR, SILENT_UPGRADE -> 500;
            case ERROR_THEN_CLOSE, UPDATE_UNANSWERED, UPDATE_SLOW, UPDATE_REFUSED, LATE_DELTAS, DEAF ->
                throw new IllegalArgumentException(fault + " does not refuse an upgrade");
        };
    }

    /** The JSON body of a refused upgrade. */
    static String body(EmulatorFault fault) {
        return switch (fault) {
            case KEY_REFUSED -> body("invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
            case FORBIDDEN -> body("invalid_request_error", "model_not_found", "No access to this model.");
            case OUT_OF_QUOTA -> body("insufficient_quota", "insufficient_quota", "The quota is used up.");
            case RATE_LIMITED -> body("requests", "rate_limit_exceeded", "Rate limit reached; try again soon.");
            case SERVER_ERROR, SILENT_UPGRADE -> body("server_error", "server_error", "The server had an error.");
            case ERROR_THEN_CLOSE, UPDATE_UNANSWERED, UPDATE_SLOW, UPDATE_REFUSED, LATE_DELTAS, DEAF ->
                throw new IllegalArgumentException(fault + " does not refuse an upgrade");
        };
    }

    /** The usual error body. */
    static String body(String type, String code, String message) {
        ObjectNode body = EmulatedWire.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("code", code)
                .putNull("param");
        return body.toString();
    }

    /** Does what is to go wrong, in the midst of a response. */
    static void strike(Mishap.Kind kind, EmulatedWire wire, String responseId) {
        switch (kind) {
            case NOT_JSON -> wire.sendRaw("{\"type\":\"response.output_audio.delta\",\"delta\":");
            case NOT_AN_OBJECT -> wire.sendRaw("[{\"type\":\"response.done\"}]");
            case UNKNOWN_EVENTS -> {
                wire.sendRaw("{\"type\":\"response.from_the_future\",\"event_id\":\"event_x\",\"news\":[{}]}");
                wire.sendRaw("{\"event_id\":\"event_y\"}");
            }
            case WRONG_TYPES -> wrongTypes(wire, responseId);
            case BAD_BASE64 -> wire.sendRaw("{\"type\":\"response.output_audio.delta\",\"response_id\":\"" + responseId
                    + "\",\"item_id\":\"item_b\",\"output_index\":0,\"content_index\":0,\"delta\":\"*?*\"}");
            case BINARY -> wire.misbehave(able -> able.sendBinary(new byte[] {0, 1, 2, 3}));
            case ERROR_EVENT -> {
                String message = "The server had an error; the session goes on.";
                wire.sendError("server_error", new EventFlaw("server_error", message, null), null);
            }
            case STOPS_READING -> wire.misbehave(MisbehavingConnection::stopReading);
            case DROPS -> wire.abort();
            case EXPIRES -> expire(wire);
        }
    }

    private static void wrongTypes(EmulatedWire wire, String responseId) {
        wire.sendRaw("{\"type\":\"response.output_audio.delta\",\"response_id\":7,\"item_id\":[],\"delta\":{}}");
        wire.sendRaw("{\"type\":\"response.done\",\"response\":\"" + responseId + "\"}");
        wire.sendRaw("{\"type\":\"response.output_item.done\",\"response_id\":\"" + responseId + "\"}");
        wire.sendRaw("{\"type\":\"input_audio_buffer.speech_started\",\"audio_start_ms\":\"soon\"}");
        wire.sendRaw("{\"type\":42}");
    }

    /** The end of every session that lasts too long. */
    static void expire(EmulatedWire wire) {
        String message = "Your session hit the maximum duration.";
        wire.sendError("invalid_request_error", new EventFlaw("session_expired", message, null), null);
        wire.close(1001, "session expired");
    }
}
