package frontdesk.agent;

import frontdesk.agent.Reception.Desk;
import frontdesk.agent.Reception.Post;
import frontdesk.call.plan.CallHandling;
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

    /**
     * Reads what {@link #read} does, and besides all that is in {@code AGENTS_DIR}: agents that no route names yet,
     * each in every language it has, and phrases that none of them says. Whoever asks wants to know before a caller
     * would.
     *
     * @throws MalformedFileException with everything that is wrong
     */
    public void check() {
        AgentFiles files = new AgentFiles(agentsDir, equipment.vocabulary());
        Mistakes mistakes = new Mistakes();
        mistakes.unless(() -> new Reading(files).read());
        files.ownPhrases().forEach(name -> mistakes.unless(() -> PhraseFile.check(files.phrases(name))));
        for (String id : files.own()) {
            mistakes.unless(() -> files.load(id));
            files.furtherLanguages(id).forEach(language ->
                    mistakes.unless(() -> files.load(id, Optional.of(language))));
        }
        mistakes.refuse();
    }

    /** One reading, and what was found wrong in it. */
    private final class Reading {
        private final AgentFiles files;
        private final TextFile file;
        private final Mistakes mistakes = new Mistakes();
        private final Map<Duty, Optional<Post>> posts = new HashMap<>();

        Reading(AgentFiles files) {
            this.files = files;
            this.file = files.routes();
        }

        Reception read() {
            Optional<Routes> routes = mistakes.unless(() -> Routes.read(file, mistakes));
            Map<Route, Desk> desks = new HashMap<>();
            for (Route route : routes.map(Routes::all).orElse(List.of())) {
                Optional<Post> open = post(route.open(), route.number() + ".agent");
                Optional<Post> closed = route.hours().isEmpty() ? open : closed(route, open);
                if (open.isPresent() && closed.isPresent()) {
                    desks.put(route, new Desk(open.get(), closed.get()));
                }
            }
            mistakes.refuse();
            return new Reception(routes.orElseThrow(), desks, clock);
        }

        private Optional<Post> closed(Route route, Optional<Post> open) {
            return route.closed().agent().isPresent()
                    ? post(route.closed(), route.number() + ".closed.agent")
                    : open.map(post -> unattended(route.closed(), post));
        }

        /** Two routes with the same duty share an agent. */
        private Optional<Post> post(Duty duty, String path) {
            return posts.computeIfAbsent(duty, unread -> {
                String id = duty.agent().orElseThrow();
                if (files.has(id)) {
                    return mistakes.unless(() -> attended(duty, id));
                }
                mistakes.add(file.name(), JsonPlaces.of(file).place(path),
                        "there is no agent \"" + id + "\"; it would be a folder with an agent.json");
                return Optional.empty();
            });
        }

        private Post attended(Duty duty, String id) {
            Agent agent = files.load(id, duty.language()).with(equipment.given()).speakingAs(duty.voice());
            Briefing briefing = new Briefing(
                    agent,
                    equipment.callers(agent),
                    new ToolBox(equipment.tools(agent)),
                    (facts, own) -> equipment.toolSource(agent, facts, own),
                    equipment.phrases(agent),
                    clock);
            return new Post(briefing, new CallHandling(
                    agent.voice().language(), duty.transferTo().or(() -> transferTo), duty.voicemail()));
        }

        /** Only a voicemail; the agent of the opening hours stays for calls that have begun in them. */
        private Post unattended(Duty duty, Post open) {
            return new Post(open.briefing(), new CallHandling(
                    duty.language().orElse(open.handling().language()), Optional.empty(), true, false));
        }
    }
}
