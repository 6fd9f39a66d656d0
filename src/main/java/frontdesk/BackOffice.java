package frontdesk;

import frontdesk.agent.Agent;
import frontdesk.agent.ReceptionFiles;
import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.Phrases;
import frontdesk.farewell.EndCallTool;
import frontdesk.farewell.TransferTool;
import frontdesk.journal.DiskFolder;
import frontdesk.mcp.CommitJournal;
import frontdesk.mcp.McpServers;
import frontdesk.mcp.client.ClientInfo;
import frontdesk.message.TakeMessageTool;
import frontdesk.message.VoicemailNotice;
import frontdesk.outbox.HttpPost;
import frontdesk.outbox.Outbox;
import frontdesk.settings.Settings;
import frontdesk.tool.Tool;
import frontdesk.travel.TravelBusiness;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What works behind the telephone: the business, what leaves the house by other ways than the line, and what agents are
 * given for their work. Built by hand, and closed in reverse.
 */
final class BackOffice implements AutoCloseable {

    private final Settings settings;
    private final World world;
    private final OpenParts parts = new OpenParts();
    private Outbox outbox;
    private TravelBusiness travel;
    private OwnMcpServers ownMcpServers;
    private McpServers mcpServers;
    private ReceptionFiles receptionFiles;

    private BackOffice(Settings settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    /**
     * @param dataDir where the journals are, and the business's own files
     * @param phrases an agent's phrases, as far as they are recorded
     * @param moreTools what every agent may use besides its own tools
     */
    static BackOffice open(
            Settings settings,
            Path dataDir,
            Function<Agent, Phrases> phrases,
            List<Tool> moreTools,
            World world) {
        BackOffice office = new BackOffice(settings, world);
        try {
            office.build(dataDir, phrases, moreTools);
            return office;
        } catch (RuntimeException failed) {
            office.close();
            throw failed;
        }
    }

    private void build(Path dataDir, Function<Agent, Phrases> phrases, List<Tool> moreTools) {
        HttpPost http = parts.keep(new HttpPost(HttpPost.Limits.defaults()));
        outbox = parts.keep(Outbox.open(
                new DiskFolder(dataDir),
                settings.messages().deliverers(http, world.clock()),
                world.clock(),
                Outbox.Retry.defaults(),
                step -> {}));
        Settings.Weather weather = settings.weather();
        travel = parts.keep(TravelBusiness.load(
                dataDir,
                new TravelBusiness.Weather(weather.geocodingUrl(), weather.forecastUrl()),
                world.clock(),
                world.random(),
                outbox,
                settings.publicUrl()));
        ownMcpServers = new OwnMcpServers(travel.mcpServers(Version.text()), settings, world.random());
        mcpServers = parts.keep(new McpServers(
                new ClientInfo("frontdesk", Version.text()),
                parts.keep(CommitJournal.open(new DiskFolder(dataDir), world.clock(), step -> {})),
                world.nanoTime()));
        // What every agent may be allowed to use, whatever its business.
        List<Tool> houseTools = List.of(
                new EndCallTool(),
                new TransferTool(),
                new TakeMessageTool(outbox, settings.messages().ownerLine(), world.clock()));
        receptionFiles = new ReceptionFiles(
                settings.agentsDir(),
                new DeskEquipment(travel, phrases, mcpServers, mcpNames(), houseTools, moreTools),
                settings.transferTo(),
                world.clock());
    }

    private Set<String> mcpNames() {
        return Stream.concat(settings.mcpServers().names().stream(), ownMcpServers.names().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Begins to ask the MCP servers for their tools; one of the user's may take the place of one of ours.
     *
     * @param port where ours are reached
     * @return to be closed before ours cannot be reached any more
     */
    AutoCloseable startMcpServers(int port) {
        mcpServers.start(Stream.concat(
                settings.mcpServers().usable().stream(), ownMcpServers.configured(port).stream()).toList());
        return mcpServers::stopAsking;
    }

    McpServers mcpServers() {
        return mcpServers;
    }

    OwnMcpServers ownMcpServers() {
        return ownMcpServers;
    }

    TravelBusiness travel() {
        return travel;
    }

    /** The same box for voicemails, of which the owner is told. */
    Voicemail.Box announced(Voicemail.Box box) {
        return new VoicemailNotice(box, outbox, settings.messages().ownerLine(), world.clock());
    }

    /** The routes and agents, who may be given all that is here. */
    ReceptionFiles receptionFiles() {
        return receptionFiles;
    }

    @Override
    public void close() {
        parts.close();
    }
}
