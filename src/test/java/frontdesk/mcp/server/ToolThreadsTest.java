package frontdesk.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tools that hang, with real requests through the front door. */
class ToolThreadsTest {

    private static HttpReply call(McpHouse house, String tool) {
        return house.friend().post(McpHouse.request("tools/call", "\"name\":\"" + tool + "\""));
    }

    private static String error(HttpReply reply) {
        JsonNode result = reply.result();
        assertTrue(result.path("isError").booleanValue(), result::toString);
        return result.path("content").get(0).path("text").stringValue();
    }

    @Test
    void aToolThatHangsIsAnsweredForAtItsDeadline() {
        try (McpHouse house = new McpHouse(new ToolThreads.Limits(1, 1, Duration.ofMillis(200)))) {
            assertEquals(
                    "The tool wait gave no answer in time, and it is not known how far it came.",
                    error(call(house, "wait")));
        }
    }

    @Test
    void whileOneToolHangsTheOthersGoOn() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                McpHouse house = new McpHouse(new ToolThreads.Limits(2, 1, Duration.ofSeconds(60)))) {
            Future<HttpReply> hanging = clients.submit(() -> call(house, "wait"));
            JsonNode other = call(house, "echo").result();
            assertEquals("{}", other.path("structuredContent").path("echo").stringValue());
            house.waiting.countDown();
            JsonNode waited = hanging.get(60, TimeUnit.SECONDS).result();
            assertTrue(waited.path("structuredContent").path("waited").booleanValue(), waited::toString);
        }
    }

    @Test
    void whenAllThreadsHangACallIsRefusedAndTheServerStillListsItsTools() {
        try (McpHouse house = new McpHouse(new ToolThreads.Limits(1, 1, Duration.ofMillis(200)))) {
            error(call(house, "wait"));
            assertTrue(error(call(house, "echo")).startsWith("The tool echo gave no answer in time"));
            assertTrue(error(call(house, "echo")).startsWith("The server is too busy, and nothing was done."));
            assertFalse(house.friend().post(McpHouse.request("tools/list", "")).result().path("tools").isEmpty());
        }
    }

    @Test
    void aToolThatListensIsInterruptedAtItsDeadline() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (ToolThreads threads = new ToolThreads(new ToolThreads.Limits(1, 1, Duration.ofMillis(200)))) {
            ToolAnswer answer = threads.run("server", "tool", () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException told) {
                    interrupted.complete(true);
                }
                return ToolAnswer.failed("too late");
            });
            assertTrue(answer.failed());
            assertTrue(interrupted.get(60, TimeUnit.SECONDS));
        }
    }
}
