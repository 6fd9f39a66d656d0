/**
 * The checkout by link: a customer is sent one, opens it on a telephone, and confirms a stay by themselves.
 *
 * <p>In: a stay that somebody wants a link for, from the front desk ({@code CheckoutLinkTool}) or from a model
 * elsewhere ({@code EmailCheckoutLinkTool}). {@code LinkSender} keeps the link ({@code CheckoutLinks}, over a journal
 * in {@code DATA_DIR}) and gives the message to the outbox, having waited for the disk. Later, and from anybody: a
 * request for the page, on the request's virtual thread ({@code CheckoutRoute}). {@code Checkout} says what there is to
 * be seen, or books it, and {@code CheckoutPage} draws it, in the language of the call ({@link
 * frontdesk.travel.checkout.CheckoutLanguages}, from {@code checkout.*.json}). Out: messages, pages, and bookings like
 * any others.
 *
 * <p>Read first: {@link frontdesk.travel.checkout.CheckoutDesk}, then {@code Checkout} and its {@code CheckoutView}s.
 */
package frontdesk.travel.checkout;
