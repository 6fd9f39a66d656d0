package frontdesk.door;

/**
 * Answers the requests of one path and method. Runs on the request's own virtual thread, so it may wait; several
 * requests are answered at the same time. {@link HttpRefusal} becomes its answer; whatever else it throws becomes a
 * 500 that tells nothing.
 */
@FunctionalInterface
public interface HttpRoute {

    HttpAnswer answer(HttpRequest request);
}
