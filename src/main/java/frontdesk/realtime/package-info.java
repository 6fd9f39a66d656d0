/**
 * The OpenAI Realtime API as a speech model for calls, over a WebSocket, GA shapes only.
 *
 * <p>In: the call's commands, through the port {@link frontdesk.call.port.ModelSession}, from the call's thread; the
 * caller's audio, from the line's thread. Out: {@link frontdesk.call.port.ModelEvent}s, from the socket loop's thread.
 * {@code RealtimeCodec} and {@code SessionConfig} know JSON and no thread; {@code RealtimeSocket} knows
 * threads and no JSON; {@code RealtimeSession} translates between the API's words and the call's.
 *
 * <p>Source: OpenAI, Realtime API reference and the guides "Realtime conversations" and "Managing costs". Read
 * {@link frontdesk.realtime.ServerEvent} and {@link frontdesk.realtime.ClientEvent} first, then {@code
 * RealtimeSession}.
 */
package frontdesk.realtime;

