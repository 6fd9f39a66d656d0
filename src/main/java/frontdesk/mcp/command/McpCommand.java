package frontdesk.mcp.command;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.client.ResultText;
import frontdesk.mcp.client.ServerFacts;
import frontdesk.mcp.client.ToolList;
import frontdesk.mcp.client.ToolNames;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import frontdesk.mcp.wire.Watchdog;
import frontdesk.tool.ToolResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command {@code mcp}: connects to a server, shows who it is and which tools it has as the model would see them,
 * calls those that are named, and leaves.
 *
 * <p>With {@code --json} the one thing on standard output is an object: {@code server} ({@code name}, {@code version}),
 * {@code protocolVersion}, {@code tools} exactly as listed, {@code modelTools} ({@code tool}, and {@code name}, {@code
 * description}, {@code parameters} for the model), {@code leftOut} ({@code tool}, {@code reason}), {@code calls}
 * ({@code tool}, {@code arguments}, {@code result} as it came), and {@code error} if something went wrong.
 */
public final class McpCommand {

    /** Exit codes. */
    static final int DONE = 0;
    static final int NO_CONNECTION = 1;
    static final int USAGE = 2;
    static final int TOOL_ERROR = 3;

    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier nanoTime;
    private final ClientInfo client;

    public McpCommand(PrintStream out, PrintStream err, LongSupplier nanoTime, ClientInfo client) {
        this.out = out;
        this.err = err;
        this.nanoTime = nanoTime;
        this.client = client;
    }

    /** @return the exit code */
    public int run(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        McpCommandLine line;
        try {
            line = McpCommandLine.parse(arguments, environment);
        } catch (IllegalArgumentException notUnderstood) {
            err.println("frontdesk: " + notUnderstood.getMessage());
            return USAGE;
        }
        ObjectNode report = JsonRpc.object();
        int exitCode;
        try {
            exitCode = visit(line, report);
        } catch (McpException failed) {
            String why = line.server().way().withoutSecrets(failed.getMessage());
            report.put("error", why);
            err.println("frontdesk: " + line.server().way() + ": " + why);
            exitCode = NO_CONNECTION;
        }
        if (line.json()) {
            out.println(JsonRpcCodec.text(report).text());
        }
        return exitCode;
    }

    private int visit(McpCommandLine line, ObjectNode report) throws McpException, InterruptedException {
        try (Watchdog watchdog = new Watchdog();
                HttpWire wire = new HttpWire(watchdog);
                McpClient server = McpClient.open(
                        McpTransport.to(line.server().way(), wire, nanoTime),
                        line.server().protocol(),
                        client,
                        () -> {},
                        deadline(line))) {
            ToolList tools = server.tools(deadline(line));
            report(server.facts(), tools, report);
            if (!line.json()) {
                show(line, server.facts(), tools);
            }
            // Before anything is called, since what is called may change something.
            for (McpCommandLine.Call call : line.calls()) {
                if (tools.find(call.tool()).isEmpty()) {
                    err.println("frontdesk: the server has no tool " + call.tool() + " that could be called");
                    report.put("error", "no tool " + call.tool());
                    return USAGE;
                }
            }
            int exitCode = DONE;
            for (McpCommandLine.Call call : line.calls()) {
                McpTool tool = tools.find(call.tool()).orElseThrow();
                ObjectNode result = server.call(tool, call.arguments(), deadline(line));
                if (shown(line, call, result, report).failed()) {
                    exitCode = TOOL_ERROR;
                }
            }
            return exitCode;
        }
    }

    private Deadline deadline(McpCommandLine line) {
        return Deadline.in(line.server().timeout(), nanoTime);
    }

    private ToolResult shown(McpCommandLine line, McpCommandLine.Call call, ObjectNode result, ObjectNode report) {
        ToolResult answer = ResultText.of(result);
        ObjectNode entry = report.withArrayProperty("calls").addObject().put("tool", call.tool());
        entry.set("arguments", call.arguments());
        entry.set("result", result);
        if (!line.json()) {
            out.println();
            out.println("> " + call.tool() + " " + JsonRpcCodec.text(call.arguments()));
            out.println(answer.text());
        }
        return answer;
    }

    private static void report(ServerFacts facts, ToolList tools, ObjectNode report) {
        report.putObject("server").put("name", facts.name()).put("version", facts.version());
        report.put("protocolVersion", facts.protocolVersion());
        ArrayNode listed = report.putArray("tools");
        tools.listed().forEach(tool -> listed.add(JsonRpcCodec.tree(tool)));
        ArrayNode forModel = report.putArray("modelTools");
        ToolNames names = new ToolNames(List.of());
        for (McpTool tool : tools.usable()) {
            forModel.addObject()
                    .put("tool", tool.name())
                    .put("name", names.nameOf("server", tool.name()))
                    .put("description", tool.description())
                    .set("parameters", JsonRpcCodec.tree(tool.parameters()));
        }
        ArrayNode leftOut = report.putArray("leftOut");
        tools.leftOut().forEach(tool -> leftOut.addObject().put("tool", tool.name()).put("reason", tool.reason()));
        report.putArray("calls");
    }

    private void show(McpCommandLine line, ServerFacts facts, ToolList tools) {
        out.println((facts.name() + " " + facts.version()).strip() + " at " + line.server().way()
                + " speaks MCP " + facts.protocolVersion());
        out.println(tools.usable().size() + " tools, as the model sees them:");
        ToolNames names = new ToolNames(List.of());
        for (McpTool tool : tools.usable()) {
            String name = names.nameOf("server", tool.name());
            out.println();
            out.println("  " + name + (name.equals(tool.name()) ? "" : "  (" + tool.name() + ")"));
            out.println("    " + tool.description().replace("\n", "\n    "));
            out.println("    " + tool.parameters());
        }
        tools.leftOut().forEach(tool -> out.println("\n  left out: " + tool.name() + ": " + tool.reason()));
    }
}
