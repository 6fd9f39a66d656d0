package frontdesk;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ClientEvent;
import frontdesk.simulator.model.EmulatorEvent.ToolAnswered;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.UseTool;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated call in which the model uses the tools of npm's {@code server-everything}, which is there twice: by HTTP,
 * and as a child process. {@code src/test/conformance/run.sh} starts it with a folder for its files, the server's URL
 * and the child's command as arguments. It ends with an error unless every answer has reached the model.
 */
final class EverythingCall {

    private static final String AGENT = "agents/front-desk/agent.json";
    private static final String UPDATED = "[Twilio Media Stream] Agent updated with MCP servers successfully";

    /** By call id: the tool, as the model knows it, its arguments, and a part of the answer. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "http-sum", List.of("get-sum", "{\"a\":19,\"b\":23}", "The sum of 19 and 23 is 42."),
            "http-image", List.of("get-tiny-image", "{}", "[image/png, "),
            "http-error", List.of("get-sum", "{\"a\":\"nineteen\"}", "Error: "),
            "http-slow", List.of("trigger-long-running-operation", "{\"duration\":2,\"steps\":4}", "completed"),
            "child-sum", List.of("child__get-sum", "{\"a\":2,\"b\":3}", "The sum of 2 and 3 is 5."),
            "child-shape", List.of(
                    "child__get-structured-content", "{\"location\":\"Chicago\"}", "{\"temperature\":"));

    private EverythingCall() {}

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        Map<String, String> settings = settings(Path.of(all.getFirst()), all.get(1), all.subList(2, all.size()));
        try (WholeServer server = WholeServer.open(settings)) {
            server.frontdesk.mcpServersAsked().get(60, TimeUnit.SECONDS);
            place(server);
        }
    }

    /** The packed agent with both servers for its only ones. */
    private static Map<String, String> settings(Path folder, String url, List<String> command) throws IOException {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        ObjectNode servers = config.putObject("mcpServers");
        servers.putObject("http").put("url", url);
        ArrayNode words = servers.putObject("child").put("command", command.getFirst()).putArray("args");
        command.stream().skip(1).forEach(words::add);
        Files.writeString(folder.resolve("mcp.json"), config.toString());
        try (InputStream packed = EverythingCall.class.getResourceAsStream("/" + AGENT)) {
            ObjectNode agent = (ObjectNode) JsonMapper.shared().readTree(packed);
            agent.putArray("mcp_servers").add("http").add("child");
            Files.createDirectories(folder.resolve(AGENT).getParent());
            Files.writeString(folder.resolve(AGENT), agent.toString());
        }
        return Map.of(
                "MCP_CONFIG", folder.resolve("mcp.json").toString(),
                "AGENTS_DIR", folder.resolve("agents").toString());
    }

    private static void place(WholeServer server) throws Exception {
        UseTool[] tools = CALLS.entrySet().stream()
                .map(call -> new UseTool(call.getKey(), call.getValue().get(0), call.getValue().get(1)))
                .toArray(UseTool[]::new);
        server.next(ModelScript.of(
                ModelTurn.on(On.CREATE, WholeServer.GREETING),
                ModelTurn.on(On.CALLER_TURN, tools),
                ModelTurn.on(On.TOOL_RESULT, WholeServer.GREETING)));
        PhoneConfig config = server.phone();
        FakePhone phone = server.dial(config);
        EmulatedSession session = server.session();
        phone.log().await(AgentPaused.class, WholeServer.SOON);
        TestAudio.Spoken words = TestAudio.packed().speech("caller/hello");
        phone.say(Speech.of(words.text(), words.audio()));
        List<String> wrong = new ArrayList<>();
        CALLS.forEach((callId, call) -> {
            String answer = answer(session, callId);
            System.out.println(call.getFirst() + ": " + answer);
            if (!answer.contains(call.get(2))) {
                wrong.add(callId + " should have been answered with " + call.get(2));
            }
        });
        phone.log().await(AgentPaused.class, 2, paused -> true, WholeServer.SOON);
        server.log.await(UPDATED, "server=http", "changed=false", "call=" + config.callSid());
        server.log.await(UPDATED, "server=child", "changed=false", "call=" + config.callSid());
        phone.hangUp(Farewell.STOP);
        server.awaitEnd(config.callSid());
        session.log().violations().forEach(refused -> wrong.add("the model refused " + refused));
        long updates = session.log().all(ClientEvent.class).stream()
                .filter(event -> event.type().equals("session.update"))
                .count();
        if (updates != 1) {
            wrong.add(updates + " times session.update, where the first turn had all the tools");
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("; ", wrong));
        }
    }

    private static String answer(EmulatedSession session, String callId) {
        try {
            return session.log()
                    .await(ToolAnswered.class, answer -> answer.callId().equals(callId), WholeServer.SOON)
                    .output();
        } catch (Exception none) {
            return "no answer: " + none.getMessage();
        }
    }
}
