/**
 * Frontdesk: a telephone voice agent server in one jar.
 *
 * <p>A call comes in as a webhook, continues as a WebSocket with the caller's voice, and is bridged to a speech model
 * that listens, speaks and uses tools. The rooms of the house, in the order in which a call walks through them:
 *
 * <ul>
 *   <li>{@link frontdesk.door}: the one public port; HTTP, and who may open a WebSocket
 *   <li>{@link frontdesk.websocket}: WebSockets, all on one thread
 *   <li>{@link frontdesk.twilio}: Twilio's webhooks and media streams
 *   <li>{@link frontdesk.call}: the call itself: who speaks, what was heard, what is asked of the model
 *   <li>{@link frontdesk.realtime}: the OpenAI Realtime API
 *   <li>{@link frontdesk.agent}: who answers: instructions, voice, greetings
 *   <li>{@link frontdesk.phrase}: the few sentences that need no model, recorded in the agent's voice
 *   <li>{@link frontdesk.tool}: what the model may ask for, and how it is run
 *   <li>{@link frontdesk.farewell}: the tools with which an agent leaves a call
 *   <li>{@link frontdesk.mcp}: tools of other programs, by the Model Context Protocol
 *   <li>{@link frontdesk.mcp.server}: tools of ours for models elsewhere, by the same protocol
 *   <li>{@link frontdesk.travel}: the example business behind the tools
 *   <li>{@link frontdesk.message}: taking a message for the owner
 *   <li>{@link frontdesk.outbox}: messages to people who are not on the line
 *   <li>{@link frontdesk.record}: what is kept of calls after they are over
 *   <li>{@link frontdesk.journal}: what must not be forgotten, on the disk before anybody is told
 *   <li>{@link frontdesk.file}: reading the files that people write
 *   <li>{@link frontdesk.settings}: every setting, and where it comes from; only the root room knows it
 *   <li>{@link frontdesk.json}: a quick look at JSON, for what is frequent
 *   <li>{@link frontdesk.audio}: the coding of sound
 *   <li>{@link frontdesk.simulator}: a telephone and a model of our own, for trying all of it offline
 * </ul>
 *
 * <p>In this room everything is put together, on Main's thread; only it sees all the others:
 *
 * <ul>
 *   <li>{@link frontdesk.Main}: the commands; {@code CheckCommand} is one of them, and {@code OfflineStage} what the
 *       demo is played on; {@link frontdesk.World} is time and chance
 *   <li>{@link frontdesk.Frontdesk}: the server, built by hand and closed in reverse ({@code OpenParts}), with {@code
 *       Telephone}, what Twilio asks by HTTP, and {@code BackOffice}, what works behind the telephone: among it {@code
 *       DeskEquipment}, what agents are given, and {@code OwnMcpServers}, what models elsewhere are
 * </ul>
 *
 * <p>Read Frontdesk first; {@code docs/TOUR.md} then follows one "hello" through the house.
 */
package frontdesk;
