/**
 * Twilio's end of a call, in Twilio's own words.
 *
 * <p>In: webhooks ({@link frontdesk.twilio.VoiceWebhook} about a call, {@link frontdesk.twilio.TransferWebhook} about a
 * human who is called, both on the request's virtual thread, which may wait) and the messages of a media stream ({@link
 * frontdesk.twilio.PhoneLine}, on the socket loop's thread, which may not). Out: TwiML, the three commands a media
 * stream knows, and SMS through the REST API ({@link frontdesk.twilio.TwilioRest}, on the outbox's thread). {@code
 * MediaStreamCodec} and {@code TwiML} know no thread; {@link frontdesk.twilio.PhoneLine} knows no JSON. Shared by all
 * requests, and safe for it: what is remembered of calls that have ended ({@link frontdesk.twilio.CallOutcomes}), of
 * those that are put through ({@link frontdesk.twilio.Transfers}), and who is not let in ({@link
 * frontdesk.twilio.BlockedCallers}).
 *
 * <p>Sources: Twilio, "TwiML for Programmable Voice", "Media Streams, WebSocket messages", "Security". Read
 * {@link frontdesk.twilio.VoiceWebhook} first.
 */
package frontdesk.twilio;
