/**
 * A booking that exists: who may see it, what may be done about it, and what that costs.
 *
 * <p>In: a confirmation number and a surname, which together prove whose booking it is ({@code Identification}; {@code
 * GuessGuard} makes guessing slow). Out: what {@code BookingChanges} did by the rules of what was bought: shown,
 * changed, cancelled. Asked by the front desk on the tool runner's threads ({@code PostBookingExpert}), and by models
 * elsewhere on theirs ({@code CancelBookingTool}); a change waits for the disk.
 *
 * <p>Read first: {@link frontdesk.travel.postbooking.PostBookingDesk}, then {@code BookingChanges}.
 */
package frontdesk.travel.postbooking;
