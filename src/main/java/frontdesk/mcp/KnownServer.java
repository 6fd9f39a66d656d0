package frontdesk.mcp;

import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.client.ToolList;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.McpException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all calls know together of one server: the tools it had when it was last asked, and whether it makes sense to
 * ask it again. Safe from any thread.
 */
final class KnownServer {

    /** A line for each of so many tools; the command {@code mcp} shows all. */
    private static final int LEFT_OUT_LOGGED = 20;
    private static final Logger log = LoggerFactory.getLogger(KnownServer.class);

    private final ConfiguredServer configured;
    private final Backoff backoff;
    private Optional<ToolList> remembered = Optional.empty();
    private boolean failing;
    private boolean stopping;

    KnownServer(ConfiguredServer configured, LongSupplier nanoTime) {
        this.configured = configured;
        this.backoff = new Backoff(nanoTime);
    }

    ConfiguredServer configured() {
        return configured;
    }

    String name() {
        return configured.name();
    }

    /** What a new call is offered at once; nothing of a server that could not be used when it was last tried. */
    synchronized List<McpTool> offered() {
        return failing ? List.of() : remembered.map(this::allowed).orElse(List.of());
    }

    Duration notBefore() {
        return backoff.remaining();
    }

    /** @return those of its tools that may be used */
    synchronized List<McpTool> learned(ToolList tools) {
        backoff.succeeded();
        failing = false;
        boolean news = remembered.map(before -> !before.listed().equals(tools.listed())).orElse(true);
        if (news) {
            // Descriptions steer the model: that they have changed is worth a line, whoever has changed them.
            log.info("[MCP] server={} tools={} first={}", name(), names(allowed(tools)), remembered.isEmpty());
            tools.leftOut().stream().limit(LEFT_OUT_LOGGED).forEach(tool ->
                    log.warn("[MCP] a tool is left out server={} tool={} reason=\"{}\"",
                            name(), tool.name(), tool.reason()));
            reportMissing(tools);
        }
        remembered = Optional.of(tools);
        return allowed(tools);
    }

    /**
     * It could not be connected, or not asked. New calls do without its tools until it answers again.
     *
     * @param finder the call that found out, or who else
     */
    synchronized void failed(McpException why, String finder) {
        if (stopping) {
            log.debug("[MCP] not asked to the end, the process stops server={}", name());
            return;
        }
        backoff.failed();
        failing = true;
        log.warn("[MCP] a server cannot be used, it is done without server={} error=\"{}\" again_after_ms={} call={}",
                name(), configured.way().withoutSecrets(why.getMessage()), backoff.remaining().toMillis(), finder);
    }

    /** The process stops, our own servers first: whoever cannot reach a server from now on says nothing about it. */
    synchronized void stopping() {
        stopping = true;
    }

    /** Its process could not be started again; whoever needed it says so. */
    void notRestarted() {
        backoff.failed();
    }

    /** Its process had ended and was started again: if it ends soon again, it has to wait. */
    void restarted() {
        backoff.failed();
        log.warn("[MCP] a server's process had ended and was started again server={}", name());
    }

    private void reportMissing(ToolList tools) {
        configured.tools().orElse(List.of()).stream()
                .filter(name -> tools.find(name).isEmpty())
                .forEach(name -> log.warn("[MCP] the server has no such tool server={} tool={}", name(), name));
    }

    private List<McpTool> allowed(ToolList tools) {
        return tools.usable().stream().filter(tool -> configured.allows(tool.name())).toList();
    }

    private static String names(List<McpTool> tools) {
        return tools.stream().map(McpTool::name).map(McpException::oneLine).collect(Collectors.joining(","));
    }
}
