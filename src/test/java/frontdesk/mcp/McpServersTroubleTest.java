package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.wire.StdioServer;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import frontdesk.tool.ToolSource.News;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Servers that are down, come late, or end: what it means for this call, and for the next one. */
class McpServersTroubleTest extends McpServersFixture {

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
    void aChildProcessServesAllCallsAndIsStartedAgainWhenItHasEnded() throws Exception {
        started(with("child", new Way.Command(StdioServer.command(), Map.of()), Set.of()));
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
