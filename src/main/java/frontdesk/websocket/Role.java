package frontdesk.websocket;

/** Which side of a WebSocket is ours: who dialled is the client, and masks its frames (RFC 6455 section 5.1). */
enum Role {
    CLIENT,
    SERVER
}
