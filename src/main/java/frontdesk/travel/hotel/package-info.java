/**
 * Hotels: what is known of them, what a stay costs, and the experts who tell it and book it.
 *
 * <p>In: {@code hotels.json} ({@link frontdesk.travel.hotel.HotelDirectory}, immutable), and the arguments of a tool.
 * {@link frontdesk.travel.hotel.StayArguments} makes of them an {@link frontdesk.travel.hotel.Offer}, a stay with its
 * price, or a refusal that says what to ask; the rooms for checkout and for bookings that exist understand stays by it,
 * too. Out: answers of facts, of prices, and confirmations, on the tool runner's threads ({@link
 * frontdesk.travel.hotel.HotelInfoExpert}, {@link frontdesk.travel.hotel.HotelBookingExpert}), and the search for
 * models elsewhere ({@link frontdesk.travel.hotel.SearchHotelTool}).
 *
 * <p>Read first: {@link frontdesk.travel.hotel.HotelInfoExpert} with {@code Topic}, then {@link
 * frontdesk.travel.hotel.HotelBookingExpert}.
 */
package frontdesk.travel.hotel;
