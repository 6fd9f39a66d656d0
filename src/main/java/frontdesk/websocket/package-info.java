/**
 * WebSockets, all of them on one thread.
 *
 * <p>{@link frontdesk.websocket.SocketLoop} has the thread and the selector. In come sockets whose opening handshake is
 * asked for, from the door; then {@link frontdesk.websocket.WebSocketHandler}s hear what arrives, on the loop's thread,
 * and anybody may send through a {@link frontdesk.websocket.WebSocketConnection}.
 *
 * <p>The protocol itself (RFC 6455) is spoken by the Java-WebSocket library's engine, which {@link
 * frontdesk.websocket.LoopConnection} feeds with bytes, frame by frame. {@link frontdesk.websocket.FrameCutter} stops
 * what that engine lets pass, and the one frequent kind of frame, a plain text, goes past it: {@link
 * frontdesk.websocket.PlainText} in, {@link frontdesk.websocket.ServerFrame} out.
 *
 * <p>Every wait has an end and every number has a bound: {@link frontdesk.websocket.SocketLimits}. Nobody disturbs
 * others by being slow, silent or wrong. Read {@code SocketLoop} first, then {@code LoopConnection}.
 */
package frontdesk.websocket;
