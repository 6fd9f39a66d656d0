package frontdesk.mcp.wire;

import frontdesk.mcp.FakeMcpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An MCP server in a process of its own, in raw text. Its tools: {@code env} tells its environment, {@code die} ends
 * the process, {@code hang} never answers, {@code mute} closes its stdout and lives on, {@code chat} asks something and
 * writes what is no message before it answers.
 */
public final class StdioServer {

    private StdioServer() {}

    /** @param habits {@code deaf} never reads, {@code stubborn} does not end with its stdin */
    public static List<String> command(String... habits) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"),
                StdioServer.class.getName()));
        command.addAll(List.of(habits));
        return command;
    }

    public static void main(String[] habits) throws IOException {
        List<String> is = List.of(habits);
        while (is.contains("deaf")) {
            LockSupport.park();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.err.println("read a line of " + line.length() + " characters " + "x".repeat(20_000));
            answer(JsonMapper.shared().readTree(line), in);
        }
        while (is.contains("stubborn")) {
            LockSupport.park();
        }
    }

    private static void answer(JsonNode asked, BufferedReader in) throws IOException {
        switch (asked.path("method").asString("")) {
            case "initialize" -> say(asked, FakeMcpServer.GREETING);
            case "tools/list" -> say(asked, "{\"tools\":[" + tool("env") + "," + tool("die") + "," + tool("hang") + ","
                    + tool("mute") + "," + tool("chat") + "]}");
            case "tools/call" -> {
                switch (asked.path("params").path("name").asString()) {
                    case "env" -> say(asked, text(String.join(" ", System.getenv().keySet())));
                    case "die" -> System.exit(7);
                    case "mute" -> System.out.close();
                    case "chat" -> {
                        System.out.println("Listening on stdio ...");
                        System.out.println("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"roots/list\"}");
                        String answered = in.readLine();
                        System.out.println("x".repeat(ChildProcess.LONGEST_LINE_BYTES + 10));
                        say(asked, text(answered.contains("-32601") ? "refused" : answered));
                    }
                    default -> {
                        // hangs
                    }
                }
            }
            default -> {
                // a notification
            }
        }
    }

    private static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}";
    }

    private static String text(String text) {
        return "{\"content\":[{\"type\":\"text\",\"text\":\"" + text.replace("\"", "'") + "\"}]}";
    }

    private static void say(JsonNode asked, String result) {
        System.out.println("{\"jsonrpc\":\"2.0\",\"id\":" + asked.path("id") + ",\"result\":" + result + "}");
        System.out.flush();
    }
}
