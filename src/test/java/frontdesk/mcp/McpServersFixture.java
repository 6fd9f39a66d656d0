package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import frontdesk.journal.DiskFolder;
import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolSource;
import frontdesk.tool.ToolSource.News;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Calls and the servers they use, on real sockets and with real child processes. */
abstract class McpServersFixture {

    static final Duration LONG = Duration.ofSeconds(60);

    /** Stands still unless it is moved: only the pauses between tries are measured by it, and every deadline is far. */
    final AtomicLong nanoTime = new AtomicLong();
    @TempDir
    private Path folder;
    CommitJournal commits;
    McpServers servers;
    final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
    FakeMcpServer server;

    @BeforeEach
    void start() throws Exception {
        commits = CommitJournal.open(new DiskFolder(folder), Instant::now, step -> {});
        servers = new McpServers(new ClientInfo("frontdesk", "1"), commits, nanoTime::get);
        server = FakeMcpServer.start();
        server.on("tools/call", exchange -> exchange.result("{\"content\":[{\"type\":\"text\",\"text\":\"3\"}]}"));
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
        commits.close();
        server.close();
    }

    static ConfiguredServer at(String name, URI url) {
        return with(name, new Way.Url(url, Map.of()), Set.of());
    }

    static ConfiguredServer with(String name, Way way, Set<String> committing) {
        return new ConfiguredServer(name, way, Optional.empty(), LONG, committing, "2025-11-25");
    }

    void started(ConfiguredServer... all) throws Exception {
        servers.start(List.of(all));
        servers.firstAnswers().get(30, TimeUnit.SECONDS);
    }

    ToolSource call(String... names) {
        return servers.forCall("CA1", List.of(names), List.of());
    }

    News next() throws InterruptedException {
        News next = news.poll(30, TimeUnit.SECONDS);
        assertNotEquals(null, next, "no news");
        return next;
    }

    static List<String> names(List<Tool> tools) {
        return tools.stream().map(Tool::name).toList();
    }

    static ToolResult run(Tool tool) throws Exception {
        return tool.run(new ToolCall("c1", tool.name(), new JsonText("{\"a\":1}"), "CA1", "", ""));
    }

    /** Runs a tool on a thread of its own. */
    static CompletableFuture<ToolResult> begun(Tool tool) {
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                result.complete(run(tool));
            } catch (Exception failed) {
                result.completeExceptionally(failed);
            }
        });
        return result;
    }
}
