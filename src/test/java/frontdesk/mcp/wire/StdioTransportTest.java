package frontdesk.mcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.client.ResultText;
import frontdesk.mcp.protocol.JsonRpc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Servers that are child processes, for real. */
class StdioTransportTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "API_KEY", "k");

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    private static McpClient connect(StdioTransport transport, Duration within)
            throws McpException, InterruptedException {
        return McpClient.open(transport, "2025-11-25", new ClientInfo("frontdesk", "1"), () -> {}, in(within));
    }

    private static String call(McpClient client, String name, Duration within)
            throws McpException, InterruptedException {
        McpTool tool = client.tools(in(LONG)).usable().stream()
                .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        return ResultText.of(client.call(tool, JsonRpc.object(), in(within))).text();
    }

    @Test
    void aChildAnswersLineByLineAndKnowsOnlyItsOwnEnvironment() throws Exception {
        StdioTransport transport = new StdioTransport(new Way.Command(StdioServer.command(), ENVIRONMENT));
        McpClient client = connect(transport, LONG);
        assertEquals("fake", client.facts().name());
        List<String> names = List.of(call(client, "env", LONG).split(" "));
        assertTrue(names.containsAll(ENVIRONMENT.keySet()), names.toString());
        assertFalse(names.contains("HOME"), names.toString());
        client.close();
        assertThrows(McpException.class, () -> client.tools(in(LONG)), "it is over");
    }

    @Test
    void whatIsNoMessageIsIgnoredAndQuestionsAreAnswered() throws Exception {
        McpClient client = connect(new StdioTransport(new Way.Command(StdioServer.command(), ENVIRONMENT)), LONG);
        assertEquals("refused", call(client, "chat", LONG));
        client.close();
    }

    @Test
    void whoeverWaitsForAChildThatDiesHearsOfIt() throws Exception {
        StdioTransport transport = new StdioTransport(new Way.Command(StdioServer.command(), ENVIRONMENT));
        McpClient client = connect(transport, LONG);
        McpException died = assertThrows(McpException.class, () -> call(client, "die", LONG));
        assertTrue(died.getMessage().contains("exit code 7"), died.getMessage());
        assertTrue(transport.hasEnded());
        client.close();
    }

    @Test
    void aChildThatCanSayNothingMoreIsEnded() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        StdioTransport transport = new StdioTransport(new Way.Command(StdioServer.command(), ENVIRONMENT));
        McpClient client = connect(transport, LONG);
        List<ProcessHandle> started = ProcessHandle.current().children()
                .filter(child -> !before.contains(child))
                .toList();
        assertThrows(McpException.class, () -> call(client, "mute", LONG));
        for (ProcessHandle child : started) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        client.close();
    }

    @Test
    void aChildThatDoesNotAnswerIsLeftAtTheDeadlineAndGoesOn() throws Exception {
        McpClient client = connect(new StdioTransport(new Way.Command(StdioServer.command(), ENVIRONMENT)), LONG);
        assertThrows(McpException.TimedOut.class, () -> call(client, "hang", Duration.ofMillis(200)));
        assertTrue(call(client, "env", LONG).contains("API_KEY"));
        client.close();
    }

    @Test
    void aChildThatDoesNotEndWithItsStdinIsTerminated() throws Exception {
        StdioTransport transport = new StdioTransport(new Way.Command(StdioServer.command("stubborn"), ENVIRONMENT));
        McpClient client = connect(transport, LONG);
        client.close();
        assertThrows(McpException.class, () -> client.tools(in(LONG)));
    }

    @Test
    void aChildThatNeverReadsIsGivenUpAtTheDeadline() {
        StdioTransport transport = new StdioTransport(new Way.Command(StdioServer.command("deaf"), ENVIRONMENT));
        assertThrows(McpException.TimedOut.class, () -> connect(transport, Duration.ofMillis(300)));
    }

    @Test
    void aCommandThatDoesNotExistIsSaidPlainly() {
        StdioTransport transport = new StdioTransport(new Way.Command(List.of("/no/such/program"), ENVIRONMENT));
        McpException failed = assertThrows(McpException.class, () -> connect(transport, LONG));
        assertTrue(failed.getMessage().contains("cannot be started"), failed.getMessage());
    }
}
