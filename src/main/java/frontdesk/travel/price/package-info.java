/**
 * What something costs, and what giving it back costs.
 *
 * <p>In: prices and rules as the data files have them, the moment at which somebody asks, and the amount that a caller
 * has agreed to. Out: {@link frontdesk.travel.price.Money}, exact to the smallest coin, in words or as machines write
 * it; or the refusal to book for another amount than was agreed. Nothing here knows what is sold. Everything is
 * immutable and safe from any thread.
 *
 * <p>Read first: {@link frontdesk.travel.price.CancellationTerms}.
 */
package frontdesk.travel.price;
