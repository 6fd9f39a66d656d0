package frontdesk.agent;

import frontdesk.audio.AudioFormat;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.SessionPlan;
import java.time.InstantSource;
import java.util.Map;

/**
 * Everybody who answers: the routes, and who is at their desks. Immutable; safe from any thread. Both methods run on
 * the webhook's thread while the telephone rings.
 */
public final class Reception {

    /** An agent at its place. */
    record Post(Briefing briefing, CallHandling handling) {}

    /** The places of a route. */
    record Desk(Post open, Post closed) {}

    private final Routes routes;
    private final Map<Route, Desk> desks;
    private final InstantSource clock;

    /** @param desks one for each of the routes */
    Reception(Routes routes, Map<Route, Desk> desks, InstantSource clock) {
        this.routes = routes;
        this.desks = Map.copyOf(desks);
        this.clock = clock;
    }

    /** What the model is told for this call. */
    public SessionPlan plan(CallFacts facts, AudioFormat audio) {
        Post post = post(facts);
        return post.briefing().plan(facts, audio, post.handling());
    }

    /** What holds for calls to the number that was dialled. */
    public CallHandling handling(CallFacts facts) {
        return post(facts).handling();
    }

    private Post post(CallFacts facts) {
        Route route = routes.find(facts.called());
        Desk desk = desks.get(route);
        return route.isOpenAt(clock.instant()) ? desk.open() : desk.closed();
    }
}
