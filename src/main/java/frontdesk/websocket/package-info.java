/**
 * WebSockets, all of them on one thread.
 *
 * <p>{@link frontdesk.websocket.SocketLoop} has the thread and the selector. In come sockets whose opening handshake is
 * asked for, from the door, and those that were dialled ({@link frontdesk.websocket.WebSocketDialer}, on a virtual
 * thread each), plain or with TLS ({@link frontdesk.websocket.Transport}); then {@link
 * frontdesk.websocket.WebSocketHandler}s hear what arrives, on the loop's thread, and anybody may send through a {@link
 * frontdesk.websocket.WebSocketConnection}.
 *
 * <p>{@link frontdesk.websocket.LoopConnection} knows sockets and threads; {@link frontdesk.websocket.ProtocolEngine}
 * knows the protocol (RFC 6455), with the Java-WebSocket library's engine inside. {@link
 * frontdesk.websocket.FrameCutter} stops what that engine lets pass, and messages leave past it ({@link
 * frontdesk.websocket.FrameWriter}).
 *
 * <p>Every wait has an end and every number has a bound: {@link frontdesk.websocket.SocketLimits}. Nobody disturbs
 * others by being slow, silent or wrong. Read {@code SocketLoop} first, then {@code LoopConnection}.
 */
package frontdesk.websocket;
