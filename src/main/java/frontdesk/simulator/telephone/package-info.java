/**
 * The telephone's end of a call, offline: what Twilio does, from the webhook to the last callback.
 *
 * <p>In: a number to dial and a voice. Out: what the caller hears, and a log of everything that Twilio would complain
 * about. {@link frontdesk.simulator.telephone.FakePhone} is the door; {@code PhoneCall} is the course of a call ({@code
 * PhoneWebhook} before and after, {@code PhoneStream} in between), {@code Mouthpiece} and {@code Earpiece} its two
 * directions, {@code DelayLine} the network in each. Text messages come by {@link
 * frontdesk.simulator.telephone.TextGateway}, which plays Twilio's REST API; {@code LinkPage} is the browser that
 * follows the link in one.
 *
 * <p>All telephones of a {@link frontdesk.simulator.telephone.PhoneNetwork} live on its one thread and share its HTTP
 * client; what happens to them is a list of {@link frontdesk.simulator.telephone.PhoneEvent}s.
 *
 * <p>Facts: Twilio, "Media Streams, WebSocket messages" and "Security". Read
 * {@link frontdesk.simulator.telephone.FakePhone} first.
 */
package frontdesk.simulator.telephone;
