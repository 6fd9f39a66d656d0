package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What calls have of the servers they may use. */
class McpServersTest extends McpServersFixture {

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
        CompletableFuture<ToolResult> result = begun(call.tools().getFirst());
        server.await("initialize");
        connected.countDown();
        assertEquals(ToolResult.of("3"), result.get(30, TimeUnit.SECONDS));
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
    void aChangeIsFoundThatWasSaidWhileNobodyListened() throws Exception {
        started(at("sums", server.url()));
        server.on("initialize", exchange -> exchange.result(
                FakeMcpServer.GREETING.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}")));
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch lost = new CountDownLatch(1);
        server.on("GET", exchange -> {
            exchange.stream().write("retry: 1\n\n");
            listening.countDown();
            lost.await(30, TimeUnit.SECONDS);
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        assertEquals(List.of("add"), names(next().tools()));
        listening.await(30, TimeUnit.SECONDS);
        server.on("tools/list", exchange -> exchange.result(FakeMcpServer.TOOLS.replace("\"add\"", "\"subtract\"")));
        server.on("GET", exchange -> {
            exchange.stream().write(": nothing to say\n\n");
            new CountDownLatch(1).await();
        });
        lost.countDown();
        assertEquals(List.of("subtract"), names(next().tools()));
        call.close();
    }

    @Test
    void whatChangesSomethingIsDoneToItsEndWhenTheCallIsOver() throws Exception {
        started(with("sums", new Way.Url(server.url(), Map.of()), Set.of("add")));
        CountDownLatch callIsOver = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            callIsOver.await(30, TimeUnit.SECONDS);
            exchange.result("{\"content\":[{\"type\":\"text\",\"text\":\"booked\"}]}");
        });
        ToolSource call = call("sums");
        call.connect(news::add);
        Tool book = next().tools().getFirst();
        assertEquals(Tool.Effect.COMMITTING, book.effect());
        CompletableFuture<ToolResult> result = begun(book);
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
        started(new ConfiguredServer("sums", new Way.Url(server.url(), Map.of()),
                Optional.of(List.of("other")), LONG, Set.of(), "2025-11-25"));
        assertEquals(List.of(), call("sums").tools());
    }
}
