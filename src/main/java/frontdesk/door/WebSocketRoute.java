package frontdesk.door;

import frontdesk.websocket.WebSocketHandler;

/**
 * Decides about the WebSocket upgrades of one path. Runs on the connection's own virtual thread, so it may wait; the
 * door has checked already that the request is a proper upgrade.
 */
@FunctionalInterface
public interface WebSocketRoute {

    Answer answer(RequestHead head);

    /** Yes or no. */
    sealed interface Answer {
        /** The handshake is completed and the handler hears the connection. */
        record Accept(WebSocketHandler handler) implements Answer {}

        /** The client gets this HTTP status and this text, and the connection is closed. */
        record Refuse(int status, String text) implements Answer {}
    }
}
