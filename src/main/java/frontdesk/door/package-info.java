/**
 * The public socket, and the two ways a connection can go from there.
 *
 * <p>A connection comes in and says with one HTTP request what it wants. {@link frontdesk.door.FrontDoor} accepts it
 * and gives it a virtual thread, which reads that request ({@link frontdesk.door.DoorSocket} keeps the limits,
 * {@link frontdesk.door.RequestHeadParser} the grammar) and decides:
 *
 * <ul>
 *   <li>A WebSocket on a path that has a {@link frontdesk.door.WebSocketRoute}: the route is asked, still on that
 *       virtual thread, and may take its time. If it accepts, the socket moves to the {@link
 *       frontdesk.websocket.SocketLoop}, and from then on its {@link frontdesk.websocket.WebSocketHandler} hears it.
 *   <li>Anything else: the whole request is sent to the JDK's HTTP server behind the door
 *       ({@link frontdesk.door.HttpRoutes}, by way of {@link frontdesk.door.Splice}), which calls an
 *       {@link frontdesk.door.HttpRoute} on a virtual thread of its own.
 * </ul>
 *
 * <p>Every connection is good for one request, every wait has an end, every number has a bound: they are listed in
 * {@link frontdesk.door.DoorLimits}. Nobody can keep others out by being slow, silent or wrong.
 *
 * <p>The other rooms see routes, handlers and records, never a socket or an exchange. Read {@code FrontDoor} first.
 */
package frontdesk.door;
