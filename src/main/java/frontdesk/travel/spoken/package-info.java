/**
 * Days, names and telephone numbers, however people put them, and what is said to them in turn.
 *
 * <p>In: what a caller said, as the model wrote it down. Out: the one thing that was meant, or what the model has to
 * ask: a day ({@code SpokenDates}, in English, Spanish and German), a day on which the business can be booked ({@link
 * frontdesk.travel.spoken.BusinessCalendar}), one of some names ({@link frontdesk.travel.spoken.Names}), a telephone
 * number ({@link frontdesk.travel.spoken.PhoneNumber}). {@link frontdesk.travel.spoken.InWords} goes the other way.
 *
 * <p>Nothing here knows what is sold. Everything is immutable and safe from any thread, but for a {@code DatePhrase},
 * which is one date being read.
 *
 * <p>Read first: {@link frontdesk.travel.spoken.BusinessCalendar}, then {@code SpokenDates}, {@code DateWords} and
 * {@code DatePhrase}.
 */
package frontdesk.travel.spoken;
