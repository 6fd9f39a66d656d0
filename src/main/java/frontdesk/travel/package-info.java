/**
 * The example business: an invented travel provider, with its hotels, rental cars and flights, the phone sessions of
 * its callers, and the experts that the front desk agent may ask. What it sells and does has rooms of its own:
 *
 * <ul>
 *   <li>{@link frontdesk.travel.spoken}: days, names and numbers as people say them
 *   <li>{@link frontdesk.travel.price}: what something costs, and what giving it back costs
 *   <li>{@link frontdesk.travel.booking}: what was sold, of whatever kind, and how much is left
 *   <li>{@link frontdesk.travel.hotel}, {@link frontdesk.travel.car}, {@link frontdesk.travel.flight}: what is for
 *       sale, and the experts who find and book it
 *   <li>{@link frontdesk.travel.postbooking}: a booking that exists, seen, changed and cancelled
 *   <li>{@link frontdesk.travel.checkout}: the link that customers are sent, and the page on which they confirm a stay
 *   <li>{@link frontdesk.travel.weather}: the weather where somebody goes
 * </ul>
 *
 * <p>In this room they are put together: {@link frontdesk.travel.TravelBusiness} is the front of it all, {@code
 * McpDesk} what is offered to models elsewhere by two {@link frontdesk.mcp.server.McpServer}s, {@code Catalogue} all
 * that is for sale, and {@code PhoneSessions} what callers were looking at before they called.
 *
 * <p>In come JSON files ({@code hotels.json}, {@code cars.json}, {@code flights.json}, {@code phone-sessions.json},
 * {@code checkout.*.json}; the packed ones, or those in {@code DATA_DIR/travel}), read and checked once, on Main's
 * thread, before the first call. Out go {@link frontdesk.tool.Tool}s, which run on the tool runner's threads, {@link
 * frontdesk.mcp.server.ServerTool}s, which run on threads of their own, pages, on the request's virtual thread, and
 * {@link frontdesk.agent.CallerFacts}, asked on the webhook's thread while the telephone rings. What is known of
 * hotels, cars, flights and callers is immutable and answered from memory.
 *
 * <p>The business is a guest: only the root room knows it, through {@link frontdesk.travel.TravelBusiness}. Whoever has
 * one of their own deletes it and plugs in theirs.
 *
 * <p>Read first: {@link frontdesk.travel.TravelBusiness}, then the rooms in the order above, or only {@link
 * frontdesk.travel.hotel}.
 */
package frontdesk.travel;
