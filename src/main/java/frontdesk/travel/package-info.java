/**
 * The example business: an invented travel provider, with its hotels, rental cars and flights, the phone sessions of
 * its callers, and the experts that the front desk agent may ask.
 *
 * <p>In come JSON files ({@code hotels.json}, {@code cars.json}, {@code flights.json}, {@code phone-sessions.json}; the
 * packed ones, or those in {@code DATA_DIR/travel}), read and checked once, on Main's thread, before the first call.
 * Out go {@link frontdesk.tool.Tool}s, which run on the tool runner's threads, and {@link
 * frontdesk.agent.CallerFacts}, asked on the webhook's thread while the telephone rings. What is known of hotels, cars,
 * flights and callers is immutable and answered from memory; bookings are kept by {@link frontdesk.travel.Bookings},
 * over a journal in {@code DATA_DIR}, and a tool that changes one waits for the disk. A customer who was sent a link
 * ({@link frontdesk.travel.LinkSender}, into the outbox) confirms a stay on a page ({@link
 * frontdesk.travel.CheckoutRoute}, on the request's virtual thread).
 *
 * <p>The same is offered to models elsewhere by two {@link frontdesk.mcp.server.McpServer}s, whose {@link
 * frontdesk.mcp.server.ServerTool}s run on threads of their own. One of them asks a weather service, the only host this
 * room calls.
 *
 * <p>This room is a guest: only the root room knows it, through {@link frontdesk.travel.TravelBusiness}. Whoever has a
 * business of their own deletes it and plugs in theirs.
 *
 * <p>Read first: {@link frontdesk.travel.TravelBusiness}, then {@link frontdesk.travel.HotelInfoExpert} and {@link
 * frontdesk.travel.HotelBookingExpert}; for dates as people say them {@link frontdesk.travel.SpokenDates}.
 */
package frontdesk.travel;
