package frontdesk.mcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void aHeadersValueIsHiddenWithAndWithoutItsScheme() {
        Secrets secrets = Secrets.inHeaders(Map.of("Authorization", "Bearer t0ken-of-ours", "X-Key", "k3y-of-ours"));
        assertEquals("invalid: ***, ***, ***",
                secrets.hide("invalid: Bearer t0ken-of-ours, t0ken-of-ours, k3y-of-ours"));
    }

    @Test
    void whatAChildGetsBesidesTheOrdinaryIsHidden() {
        Secrets secrets = Secrets.inEnvironment(Map.of("PATH", "/usr/bin:/bin", "API_KEY", "k3y-of-ours"));
        assertEquals("*** in /usr/bin:/bin", secrets.hide("k3y-of-ours in /usr/bin:/bin"));
    }

    @Test
    void whatWasCutWithinASecretHidesItsBeginning() {
        Secrets secrets = Secrets.inHeaders(Map.of("Authorization", "Bearer t0ken-of-ours"));
        assertEquals("invalid: ***... (code -32000)", secrets.hide("invalid: Bearer t0ken-o... (code -32000)"));
        assertEquals("invalid: ***...", secrets.hide("invalid: t0ken-o..."));
        assertEquals("t0ken-o is no end of a text", secrets.hide("t0ken-o is no end of a text"));
    }

    @Test
    void whatIsTooShortToBeASecretLeavesTheTextReadable() {
        assertEquals("tenant 7 of 17", Secrets.inHeaders(Map.of("X-Tenant", "7")).hide("tenant 7 of 17"));
        assertEquals("", Secrets.inHeaders(Map.of("X-Empty", "")).hide(""));
    }
}
