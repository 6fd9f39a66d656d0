package frontdesk.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, with real requests through the front door. */
class AccessRulesTest {

    private static final String PING = McpHouse.request("ping", "");

    private final McpHouse house = new McpHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "localhost", "LOCALHOST:4000", "127.0.0.1:9", "[::1]:4000", "[::1]", "10.1.2.3:4000", "voice.example.com"
    })
    void itIsKnownByTheNamesOfThisMachineAndItsPublicOne(String host) {
        assertEquals(200, house.friend().with("Host", host).post(PING).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "evil.example.com", "localhost.evil.example.com", "127.0.0.1.evil.example.com:4000", "[::2]:4000",
        "voice.example.com.evil.example.com", "", "@localhost", "evil.example.com:localhost"
    })
    void anotherNameIsRefusedWhateverTheToken(String host) {
        HttpReply reply = house.friend().with("Host", host).post(PING);
        assertEquals(403, reply.status());
        assertTrue(reply.body().contains("PUBLIC_URL"), reply.body());
    }

    @Test
    void aPageOfOursMayCall() {
        String here = "localhost:" + house.port();
        assertEquals(200, house.friend().with("Origin", "http://" + here).post(PING).status());
        assertEquals(200, house.friend().with("Origin", "https://voice.example.com").post(PING).status());
        assertEquals(200, house.friend()
                .with("Host", "voice.example.com")
                .with("Origin", "https://voice.example.com")
                .post(PING)
                .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example.com", "null", "http://localhost", "http://localhost:1", "https://voice.example.com:444",
        "file://", "https://voice.example.com.evil.example.com"
    })
    void anotherPageMayNotWhateverTheToken(String origin) {
        assertEquals(403, house.friend().with("Origin", origin).post(PING).status());
    }

    @Test
    void oneForeignOriginAmongOursIsForeign() {
        HttpReply reply = house.friend()
                .with("Origin", "http://localhost:" + house.port())
                .with("ORIGIN", "http://evil.example.com")
                .post(PING);
        assertEquals(403, reply.status());
    }

    @Test
    void withoutATokenComesAChallenge() {
        HttpReply reply = house.friend().without("Authorization").post(PING);
        assertEquals(401, reply.status());
        assertEquals("Bearer realm=\"stub\"", reply.header("WWW-Authenticate").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Bearer", "Bearer ", "Bearer a token of some lengt", "Bearer a token of some length!", "Basic YTpi",
        "a token of some length", "Bearer A TOKEN OF SOME LENGTH", "Bearerx a token of some length"
    })
    void aWrongTokenIsRefused(String authorization) {
        HttpReply reply = house.friend().with("Authorization", authorization).post(PING);
        assertEquals(401, reply.status());
        assertTrue(reply.header("WWW-Authenticate").orElse("").contains("error=\"invalid_token\""), reply.head());
        assertFalse(reply.body().contains(McpHouse.TOKEN), reply.body());
    }

    @Test
    void theSchemesCapitalsDoNotCount() {
        assertEquals(200, house.friend().with("Authorization", "bearer " + McpHouse.TOKEN).post(PING).status());
    }

    @Test
    void whoMayNotLearnsNothingOfTheMessage() {
        assertEquals(401, house.friend().without("Authorization").post("no JSON at all").status());
    }
}
