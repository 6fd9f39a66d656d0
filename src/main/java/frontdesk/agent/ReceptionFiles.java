package frontdesk.agent;

import frontdesk.agent.Reception.Post;
import frontdesk.call.CallHandling;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import frontdesk.tool.ToolBox;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code routes.json} and the agents that it names, checks the whole of it, and only then hands it out. Used at
 * start, on Main's thread, and by {@link ReceptionWatch} when files have changed.
 */
public final class ReceptionFiles {

    private final Optional<Path> agentsDir;
    private final Equipment equipment;
    private final Optional<String> transferTo;
    private final InstantSource clock;

    /**
     * @param agentsDir {@code AGENTS_DIR}, which must be a folder if it is set
     * @param transferTo the human behind all routes that name none
     */
    public ReceptionFiles(
            Optional<Path> agentsDir, Equipment equipment, Optional<String> transferTo, InstantSource clock) {
        this.agentsDir = agentsDir;
        this.equipment = equipment;
        this.transferTo = transferTo;
        this.clock = clock;
    }

    /** @throws MalformedFileException with everything that is wrong in the routes and the agents they name */
    public Reception read() {
        return new Reading(new AgentFiles(agentsDir, equipment.vocabulary())).read();
    }

    /** One reading, and what was found wrong in it. */
    private final class Reading {
        private final AgentFiles files;
        private final TextFile file;
        private final Mistakes mistakes = new Mistakes();
        private final Map<Duty, Post> posts = new HashMap<>();

        Reading(AgentFiles files) {
            this.files = files;
            this.file = files.routes();
        }

        Reception read() {
            Optional<Routes> routes = mistakes.unless(() -> Routes.read(file, mistakes));
            for (Route route : routes.map(Routes::all).orElse(List.of())) {
                fill(route.open(), route.number() + ".agent");
                if (route.hours().isPresent()) {
                    fill(route.closed(), route.number() + ".closed.agent");
                }
            }
            mistakes.refuse();
            return new Reception(routes.orElseThrow(), posts, clock);
        }

        private void fill(Duty duty, String path) {
            if (posts.containsKey(duty)) {
                return;
            }
            if (files.has(duty.agent())) {
                mistakes.unless(() -> post(duty)).ifPresent(post -> posts.put(duty, post));
            } else {
                mistakes.add(file.name(), JsonPlaces.of(file).place(path),
                        "there is no agent \"" + duty.agent() + "\"; it would be a folder with an agent.json");
            }
        }

        private Post post(Duty duty) {
            Agent agent = files.load(duty.agent(), duty.language()).with(equipment.given()).speakingAs(duty.voice());
            Briefing briefing = new Briefing(
                    agent,
                    equipment.callers(agent),
                    new ToolBox(equipment.tools(agent)),
                    equipment.phrases(agent),
                    clock);
            return new Post(briefing, new CallHandling(
                    agent.voice().language(), duty.transferTo().or(() -> transferTo), duty.voicemail()));
        }
    }
}
