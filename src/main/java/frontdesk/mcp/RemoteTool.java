package frontdesk.mcp;

import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.client.ResultText;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** A server's tool as a tool of one call. It waits for the connection and for the answer on the tool's own thread. */
final class RemoteTool implements Tool {

    /** So much later than we ourselves would whoever runs us give up: we can tell the server, and say it better. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(RemoteTool.class);

    private final String name;
    private final McpTool tool;
    private final ServerConnection connection;
    private final CommitJournal commits;

    /**
     * @param name the model's name for it
     * @param commits where it is written down, if it changes something
     */
    RemoteTool(String name, McpTool tool, ServerConnection connection, CommitJournal commits) {
        this.name = name;
        this.tool = tool;
        this.connection = connection;
        this.commits = commits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return tool.description();
    }

    @Override
    public JsonText parameters() {
        return tool.parameters();
    }

    @Override
    public Effect effect() {
        return connection.server().committing().contains(tool.name()) ? Effect.COMMITTING : Effect.SAFE;
    }

    @Override
    public Duration deadline() {
        return connection.server().timeout().plus(GRACE);
    }

    @Override
    public boolean onlyWaits() {
        return true;
    }

    @Override
    public ToolResult run(ToolCall call) throws InterruptedException {
        ObjectNode arguments;
        try {
            arguments = JsonRpcCodec.object(call.arguments());
        } catch (MalformedJsonRpc malformed) {
            return ToolResult.error("The arguments are " + malformed.getMessage() + ".");
        }
        boolean asked = false;
        try {
            Deadline deadline = connection.deadline();
            try (ServerConnection.Use use = connection.use(deadline)) {
                asked = true;
                CommitJournal.Work work = () -> use.client().call(tool, arguments, deadline);
                return ResultText.of(effect() == Effect.COMMITTING
                        ? commits.run(call, connection.server().name(), tool.name(), work)
                        : work.ask());
            }
        } catch (McpException failed) {
            log.warn("[MCP] a tool could not be used server={} tool={} error=\"{}\" call={}",
                    connection.server().name(), McpException.oneLine(tool.name()),
                    connection.server().way().withoutSecrets(failed.getMessage()), call.callSid());
            return ToolResult.error(inWords(failed, asked));
        }
    }

    /** For the model: what happened, and whether something may have been done. Statuses and hosts are none of it. */
    private String inWords(McpException failed, boolean asked) {
        String what = switch (failed) {
            case McpException.TimedOut late -> "The tool " + name + " gave no answer in time.";
            case McpException.Refused refused when refused.code().isPresent() ->
                "The tool " + name + " was refused: "
                        + connection.server().way().withoutSecrets(refused.getMessage()) + ".";
            default -> "The tool " + name + " could not be reached.";
        };
        boolean unknown = asked && effect() == Effect.COMMITTING && !failed.isNotDone();
        return what + (unknown
                ? " It is not known whether it took effect. Do not repeat it; tell the caller it has to be checked."
                : " Nothing has changed. Tell the caller, and go on without it.");
    }
}
