package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ClientEvent;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MCP servers in a call through the whole server; {@code booking} is our own unless the configuration has one. */
class McpInCallTest {

    private static final String UPDATED = "[Twilio Media Stream] Agent updated with MCP servers successfully";

    @TempDir
    private Path folder;

    private WholeServer withBooking(FakeMcpServer booking, int timeoutMs) throws Exception {
        Path config = folder.resolve("mcp.json");
        Files.writeString(config, """
                {"mcpServers": {"booking": {"url": "%s", "timeoutMs": %d}}}""".formatted(booking.url(), timeoutMs));
        WholeServer server = WholeServer.open(Map.of("MCP_CONFIG", config.toString(), "RECORD_PHRASES", "false"));
        server.frontdesk.mcpServersAsked().get(60, TimeUnit.SECONDS);
        return server;
    }

    private static List<ClientEvent> sessionUpdates(EmulatedSession session) {
        return session.log().all(ClientEvent.class).stream()
                .filter(event -> event.type().equals("session.update"))
                .toList();
    }

    private static String hangUp(WholeServer server, FakePhone phone, PhoneConfig config) throws Exception {
        phone.awaitHeard(20, WholeServer.SOON);
        phone.hangUp(Farewell.STOP);
        return server.awaitEnd(config.callSid());
    }

    @Test
    void theFirstTurnHasTheRememberedToolsAndNothingIsUpdated() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("RECORD_PHRASES", "false"))) {
            server.frontdesk.mcpServersAsked().get(60, TimeUnit.SECONDS);
            PhoneConfig config = server.phone();
            FakePhone phone = server.dial(config);
            EmulatedSession session = server.session();
            server.log.await(UPDATED, "server=booking tools", "changed=false", "call=" + config.callSid());
            server.log.await(UPDATED, "server=post-booking", "changed=false", "call=" + config.callSid());
            hangUp(server, phone, config);
            assertEquals(1, sessionUpdates(session).size());
            String tools = sessionUpdates(session).getFirst().event().path("session").path("tools").toString();
            assertTrue(tools.contains("\"search-hotel\"") && tools.contains("\"cancel-booking\""), tools);
            assertEquals(List.of(), session.log().violations());
        }
    }

    @Test
    void toolsThatHaveChangedAreToldToTheModelAndTheVoiceIsNot() throws Exception {
        try (FakeMcpServer booking = FakeMcpServer.start(); WholeServer server = withBooking(booking, 30_000)) {
            booking.on("tools/list", exchange ->
                    exchange.result(FakeMcpServer.TOOLS.replace("\"add\"", "\"subtract\"")));
            PhoneConfig config = server.phone();
            FakePhone phone = server.dial(config);
            EmulatedSession session = server.session();
            server.log.await(UPDATED, "server=booking tools", "changed=true", "call=" + config.callSid());
            ClientEvent update = session.log().await(
                    ClientEvent.class,
                    event -> event.type().equals("session.update") && event.event().toString().contains("\"subtract\""),
                    WholeServer.SOON);
            assertTrue(sessionUpdates(session).getFirst().event().toString().contains("\"add\""));
            assertEquals(
                    List.of("tools", "type"),
                    update.event().path("session").propertyNames().stream().sorted().toList());
            assertFalse(update.event().toString().contains("\"add\""));
            hangUp(server, phone, config);
            assertEquals(List.of(), session.log().violations());
        }
    }

    @Test
    void toolsThatChangeDuringACallAreToldOnceAndOnlyIfTheyAreOthers() throws Exception {
        CountDownLatch change = new CountDownLatch(1);
        try (FakeMcpServer booking = FakeMcpServer.start(); WholeServer server = withBooking(booking, 30_000)) {
            booking.on("initialize", exchange -> exchange.result(
                    FakeMcpServer.GREETING.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}")));
            String changed = "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n";
            booking.on("GET", exchange -> {
                exchange.stream().write(changed);
                change.await(30, TimeUnit.SECONDS);
                exchange.write(changed + changed);
                new CountDownLatch(1).await();
            });
            PhoneConfig config = server.phone();
            FakePhone phone = server.dial(config);
            EmulatedSession session = server.session();
            server.log.await(2, UPDATED, "server=booking tools", "changed=false", "call=" + config.callSid());
            assertEquals(1, sessionUpdates(session).size(), "the server said so, but nothing was other");
            booking.on("tools/list", exchange ->
                    exchange.result(FakeMcpServer.TOOLS.replace("\"Adds\"", "\"Adds up\"")));
            change.countDown();
            server.log.await(UPDATED, "server=booking tools", "changed=true", "call=" + config.callSid());
            ClientEvent update = session.log().await(
                    ClientEvent.class, event -> event.event().toString().contains("Adds up"), WholeServer.SOON);
            assertFalse(update.event().toString().contains("voice"), "the voice cannot be changed any more");
            assertEquals(2, sessionUpdates(session).size());
            hangUp(server, phone, config);
            assertEquals(List.of(), session.log().violations());
        }
    }

    @Test
    void aTokenThatAServerRepeatsIsNotInTheLog() throws Exception {
        try (FakeMcpServer booking = FakeMcpServer.start()) {
            booking.on("initialize", exchange -> exchange.answer(401, "application/json", """
                    {"jsonrpc":"2.0","error":{"code":-1,"message":"not a token: t0ken-of-the-crm"}}"""));
            Path config = folder.resolve("mcp.json");
            Files.writeString(config, """
                    {"mcpServers": {"booking": {"url": "%s", "headers": {"Authorization": "Bearer t0ken-of-the-crm"}}}}
                    """.formatted(booking.url()));
            try (WholeServer server = WholeServer.open(Map.of("MCP_CONFIG", config.toString()))) {
                server.log.await("[MCP] a server cannot be used", "HTTP 401", "not a token: ***");
                assertEquals(List.of(), server.log.lines("t0ken-of-the-crm"));
            }
        }
    }

    @Test
    void aServerThatNeverAnswersKeepsNobodyWaiting() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (FakeMcpServer booking = FakeMcpServer.start().on("initialize", exchange -> never.await());
                WholeServer server = withBooking(booking, 200)) {
            server.log.await("[MCP] a server cannot be used", "server=booking error", "no answer in time");
            PhoneConfig config = server.phone();
            FakePhone phone = server.dial(config);
            EmulatedSession session = server.session();
            server.log.await(UPDATED, "server=post-booking", "call=" + config.callSid());
            String end = hangUp(server, phone, config);
            assertTrue(end.contains("reason=\"caller hung up\""), end);
            assertEquals(List.of(), session.log().violations());
        }
    }
}
