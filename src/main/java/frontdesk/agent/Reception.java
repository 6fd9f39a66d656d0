package frontdesk.agent;

import frontdesk.audio.AudioFormat;
import frontdesk.call.CallFacts;
import frontdesk.call.CallHandling;
import frontdesk.call.SessionPlan;
import java.time.InstantSource;
import java.util.Map;

/**
 * Everybody who answers: the routes, and an agent for each duty. Immutable; safe from any thread. Both methods run on the
 * webhook's thread while the telephone rings.
 */
public final class Reception {

    /** An agent at its place. */
    record Post(Briefing briefing, CallHandling handling) {}

    private final Routes routes;
    private final Map<Duty, Post> posts;
    private final InstantSource clock;

    /** @param posts one for each duty of the routes */
    Reception(Routes routes, Map<Duty, Post> posts, InstantSource clock) {
        this.routes = routes;
        this.posts = Map.copyOf(posts);
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
        return posts.get(routes.find(facts.called()).at(clock.instant()));
    }
}
