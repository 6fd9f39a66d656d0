package frontdesk.travel.checkout;

import frontdesk.door.Form;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.HttpRoute;
import frontdesk.tool.Arguments;
import frontdesk.travel.booking.Guest;
import java.util.Map;
import java.util.Optional;

/**
 * The checkout pages over HTTP: {@code GET /checkout/TOKEN} shows, {@code POST} of the page's form confirms. Runs on
 * the request's virtual thread.
 */
final class CheckoutRoute {
    static final String PATH = "/checkout/";

    private final Checkout checkout;
    private final CheckoutLanguages languages;

    CheckoutRoute(Checkout checkout, CheckoutLanguages languages) {
        this.checkout = checkout;
        this.languages = languages;
    }

    Map<String, Map<String, HttpRoute>> routes() {
        return Map.of(PATH + "*", Map.of("GET", this::show, "HEAD", this::show, "POST", this::confirm));
    }

    private HttpAnswer show(HttpRequest request) {
        return page(token(request)).answer(checkout.view(token(request)));
    }

    private HttpAnswer confirm(HttpRequest request) {
        if (!request.isForm()) {
            return HttpAnswer.text(415, "The body must be the page's form, application/x-www-form-urlencoded.");
        }
        Form form = request.form();
        String token = token(request);
        return page(token).answer(checkout.confirm(token, guest(form), form.first("total").orElse("")));
    }

    private CheckoutPage page(String token) {
        return new CheckoutPage(languages.in(checkout.language(token)));
    }

    private static Optional<Guest> guest(Form form) {
        return name(form, "surname").flatMap(
                surname -> name(form, "first_name").map(firstName -> new Guest(surname, firstName)));
    }

    private static Optional<String> name(Form form, String field) {
        return form.first(field).map(String::strip).filter(Arguments::isName);
    }

    private static String token(HttpRequest request) {
        return request.path().substring(PATH.length());
    }
}
