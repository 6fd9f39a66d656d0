package frontdesk.door;

/**
 * Answers the requests of one path and method. Runs on the request's own virtual thread, so it may wait; several
 * requests are answered at the same time. {@link HttpRefusal} becomes its answer; whatever else it throws becomes a
 * 500 that tells nothing.
 */
@FunctionalInterface
public interface HttpRoute {

    /** Stands for HEAD where a GET changes something: there is no such method then, though otherwise it is as GET. */
    HttpRoute NONE = request -> {
        throw new IllegalStateException("no route");
    };

    HttpAnswer answer(HttpRequest request);
}
