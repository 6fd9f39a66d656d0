/**
 * What was sold, of whatever kind, and how much is left.
 *
 * <p>In: a {@link frontdesk.travel.booking.Purchase} that somebody wants, with the request that it comes from ({@link
 * frontdesk.travel.booking.CallKey}); and, from outside, how much there is of everything ({@link
 * frontdesk.travel.booking.Stock}). Out: a {@link frontdesk.travel.booking.Booking}, when it is on the disk, or why
 * there is none. {@link frontdesk.travel.booking.Bookings} keeps them over a journal in {@code DATA_DIR}; safe from any
 * thread, and whoever changes something waits for the disk. The same request is answered as before, also after a
 * restart.
 *
 * <p>{@link frontdesk.travel.booking.BookingExpert} is what the experts for hotels, cars and flights share: first a
 * price, then a yes, then a booking for that price.
 *
 * <p>Read first: {@link frontdesk.travel.booking.Purchase} and {@link frontdesk.travel.booking.Bookings}, then {@code
 * BookingRegister} and {@code Inventory} for what is held and what is left.
 */
package frontdesk.travel.booking;
