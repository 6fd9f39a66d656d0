package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.DiskFolder;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls and the servers they use, on real sockets and with real child processes. */
class McpServersTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Stands still unless it is moved: only the pauses between tries are measured by it, and every deadline is far. */
    private final AtomicLong nanoTime = new AtomicLong();
    @TempDir
    private Path folder;
    private CommitJournal commits;
    private McpServers servers;
    private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
    private FakeMcpServer server;

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

    private static ConfiguredServer at(String name, URI url) {
        return with(name, new ConfiguredServer.Way.Url(url, Map.of()), Set.of());
    }

    private static ConfiguredServer with(String name, ConfiguredServer.Way way, Set<String> committing) {
        return new ConfiguredServer(name, way, Optional.empty(), LONG, committing, "2025-11-25");
    }

    private void started(ConfiguredServer... all) throws Exception {
        servers.start(List.of(all));
        servers.firstAnswers().get(30, TimeUnit.SECONDS);
    }

    private ToolSource call(String... names) {
        return servers.forCall("CA1", List.of(names), List.of());
    }

    private News next() throws InterruptedException {
        News next = news.poll(30, TimeUnit.SECONDS);
        assertNotEquals(null, next, "no news");
        return next;
    }

    private static List<String> names(List<Tool> tools) {
        return tools.stream().map(Tool::name).toList();
    }

    private static ToolResult run(Tool tool) throws Exception {
        return tool.run(new ToolCall("c1", tool.name(), new JsonText("{\"a\":1}"), "CA1", "", ""));
    }

    @Test
    void aCallHasTheRememberedToolsBeforeItIsConnected() throws Exception {
        started(at("sums", server.url()));
        long greetings = server.count("initialize");
        ToolSource call = call("sums");
        assertEquals(List.of("add"), names(call.tools()));
        assertEquals(greetings, server.count("initialize"), "and nothing was opened for it");
        call.close();
    }

    @Test
    void everyCallHasASessionOfItsOwnAndEndsIt() throws Exception {
        server.on("initialize", exchange -> exchange.result(
                FakeMcpServer.GREETING, "MCP-Session-Id", "s" + server.count("initialize")));
        started(at("sums", server.url()));
        ToolSource one = call("sums");
        ToolSource other = call("sums");
        one.connect(news::add);
        one.connect(news::add);
        other.connect(news::add);
        assertTrue(next().connected());
        assertTrue(next().connected());
        assertEquals(3, server.count("initialize"), "one to remember, one for each call");
        one.close();
        other.close();
        Set<String> ended = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            ended.add(server.await("DELETE").header("MCP-Session-Id"));
        }
        assertEquals(Set.of("s1", "s2", "s3"), ended);
    }

    @Test
    void aToolWaitsForItsConnection() throws Exception {
        started(at("sums", server.url()));
        CountDownLatch connected = new CountDownLatch(1);
        server.on("initialize", exchange -> {
            connected.await(30, TimeUnit.SECONDS);
            exchange.result(FakeMcpServer.GREETING);
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                result.complete(run(call.tools().getFirst()));
            } catch (Exception failed) {
                result.completeExceptionally(failed);
            }
        });
        server.await("initialize");
        connected.countDown();
        assertEquals(ToolResult.of("3"), result.get(30, TimeUnit.SECONDS));
        call.close();
    }

    @Test
    void aServerThatIsDownIsDoneWithoutAndTheOthersGoOn() throws Exception {
        FakeMcpServer down = FakeMcpServer.start();
        down.close();
        started(at("down", down.url()), at("sums", server.url()));
        nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
        ToolSource call = call("down", "sums");
        call.connect(news::add);
        Map<String, News> byProgram = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            News next = next();
            byProgram.put(next.program(), next);
        }
        assertFalse(byProgram.get("down").connected());
        assertTrue(byProgram.get("sums").connected());
        assertEquals(List.of("add"), names(call.tools()));
        call.close();
    }

    @Test
    void aServerThatFailedAMomentAgoIsNotTriedByTheNextCall() throws Exception {
        started(at("sums", server.url()));
        server.on("initialize", exchange -> exchange.status(500));
        ToolSource first = call("sums");
        Tool add = first.tools().getFirst();
        first.connect(news::add);
        assertEquals(List.of(), next().tools(), "its tools are taken from the call");
        assertTrue(run(add).text().contains("could not be reached"));
        long tries = server.count("initialize");

        ToolSource second = call("sums");
        assertEquals(List.of(), second.tools(), "the next call does not begin with them");
        second.connect(news::add);
        server.on("initialize", exchange -> exchange.result(FakeMcpServer.GREETING));
        nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
        ToolSource third = call("sums");
        third.connect(news::add);
        assertEquals(List.of("add"), names(next().tools()), "later it is tried again");
        assertEquals(tries + 1, server.count("initialize"));
        assertEquals(List.of("add"), names(call("sums").tools()));
        first.close();
        second.close();
        third.close();
    }

    @Test
    void aCallerWhoHangsUpWhileItConnectsSaysNothingAgainstTheServer() throws Exception {
        started(at("sums", server.url()));
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on("tools/list", exchange -> {
            hungUp.await(30, TimeUnit.SECONDS);
            exchange.http().close();
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        server.await("tools/list");
        server.await("tools/list");
        call.close();
        server.await("DELETE");
        hungUp.countDown();
        server.on("tools/list", exchange -> exchange.result(FakeMcpServer.TOOLS));
        ToolSource next = call("sums");
        assertEquals(List.of("add"), names(next.tools()));
        next.connect(news::add);
        assertTrue(next().connected());
        next.close();
    }

    @Test
    void aServerThatComesLateIsRememberedAsSoonAsItAnswers() throws Exception {
        server.on("initialize", exchange -> {
            if (server.count("initialize") == 1) {
                // The clock stands: it has to go on before there is a second try.
                nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
                exchange.status(503);
            } else {
                exchange.result(FakeMcpServer.GREETING);
            }
        });
        servers.start(List.of(at("sums", server.url())));
        server.await("initialize");
        server.await("tools/list");
        servers.firstAnswers().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatCannotBeReachedWhileTheProcessStopsIsStillWhatItWas() throws Exception {
        started(at("sums", server.url()));
        servers.stopAsking();
        server.on("initialize", exchange -> exchange.status(503));
        ToolSource call = call("sums");
        call.connect(news::add);
        assertFalse(next().connected());
        assertEquals(List.of("add"), names(call("sums").tools()));
        call.close();
    }

    @Test
    void aChangedListOfToolsReachesTheCall() throws Exception {
        server.on("initialize", exchange -> exchange.result(
                FakeMcpServer.GREETING.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}")));
        started(at("sums", server.url()));
        CountDownLatch change = new CountDownLatch(1);
        server.on("GET", exchange -> {
            exchange.stream();
            change.await(30, TimeUnit.SECONDS);
            exchange.write("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n"
                    + "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        assertEquals(List.of("add"), names(next().tools()));
        server.on("tools/list", exchange -> exchange.result(FakeMcpServer.TOOLS.replace("\"add\"", "\"subtract\"")));
        change.countDown();
        assertEquals(List.of("subtract"), names(next().tools()));
        assertEquals(List.of("subtract"), names(call("sums").tools()), "the next call begins with them");
        call.close();
    }

    @Test
    void whatChangesSomethingIsDoneToItsEndWhenTheCallIsOver() throws Exception {
        started(with("sums", new ConfiguredServer.Way.Url(server.url(), Map.of()), Set.of("add")));
        CountDownLatch callIsOver = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            callIsOver.await(30, TimeUnit.SECONDS);
            exchange.result("{\"content\":[{\"type\":\"text\",\"text\":\"booked\"}]}");
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        Tool book = next().tools().getFirst();
        assertEquals(Tool.Effect.COMMITTING, book.effect());
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                result.complete(run(book));
            } catch (Exception failed) {
                result.completeExceptionally(failed);
            }
        });
        server.await("tools/call");
        assertEquals("add", commits.begun().getFirst().tool());
        call.close();
        callIsOver.countDown();
        assertEquals(ToolResult.of("booked"), result.get(30, TimeUnit.SECONDS));
        assertEquals(List.of(), commits.begun());
        server.await("DELETE");
    }

    @Test
    void ofTwoToolsOfOneNameTheFirstServersKeepsIt() throws Exception {
        try (FakeMcpServer other = FakeMcpServer.start()) {
            started(at("one", server.url()), at("two", other.url()));
            ToolSource call = call("one", "two");
            assertEquals(List.of("add", "two__add"), names(call.tools()));
            call.close();
        }
    }

    @Test
    void onlyAllowedToolsAreOffered() throws Exception {
        started(new ConfiguredServer("sums", new ConfiguredServer.Way.Url(server.url(), Map.of()),
                Optional.of(List.of("other")), LONG, Set.of(), "2025-11-25"));
        assertEquals(List.of(), call("sums").tools());
    }

    @Test
    void aChildProcessServesAllCallsAndIsStartedAgainWhenItHasEnded() throws Exception {
        started(with("child", new ConfiguredServer.Way.Command(StdioServer.command(), Map.of()), Set.of()));
        ToolSource one = call("child");
        ToolSource other = call("child");
        one.connect(news::add);
        other.connect(news::add);
        assertEquals(List.of("env", "die", "hang", "mute", "chat"), names(next().tools()));
        next();
        Tool chat = other.tools().getLast();
        assertEquals("refused", run(chat).text());
        assertTrue(run(one.tools().get(1)).text().contains("could not be reached"), "it has ended");
        assertEquals("refused", run(chat).text(), "and is there again");
        run(one.tools().get(1));
        assertTrue(run(chat).text().contains("could not be reached"), "but it must not end all the time");
        one.close();
        other.close();
    }
}
