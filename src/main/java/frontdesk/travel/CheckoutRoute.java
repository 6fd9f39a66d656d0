package frontdesk.travel;

import frontdesk.door.Form;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.HttpRoute;
import frontdesk.tool.Arguments;
import java.util.Map;
import java.util.Optional;

/**
 * The checkout pages over HTTP: {@code GET /checkout/TOKEN} shows, {@code POST} of the page's form confirms. Runs on
 * the request's virtual thread.
 */
final class CheckoutRoute {
    static final String PATH = "/checkout/";

    private final Checkout checkout;

    CheckoutRoute(Checkout checkout) {
        this.checkout = checkout;
    }

    Map<String, Map<String, HttpRoute>> routes() {
        return Map.of(PATH + "*", Map.of("GET", this::show, "POST", this::confirm));
    }

    private HttpAnswer show(HttpRequest request) {
        return CheckoutPage.answer(checkout.view(token(request)));
    }

    private HttpAnswer confirm(HttpRequest request) {
        if (!request.isForm()) {
            return HttpAnswer.text(415, "The body must be the page's form, application/x-www-form-urlencoded.");
        }
        Form form = request.form();
        return CheckoutPage.answer(checkout.confirm(token(request), guest(form), form.first("total").orElse("")));
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
