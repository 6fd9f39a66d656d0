package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.ReservationToken.Claims;
import frontdesk.call.plan.CallFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationTokenTest {

    private static final Claims CLAIMS = new Claims(
            new CallFacts("CA01", "+15005550001", "+15005550006"), Instant.ofEpochMilli(1_800_000_000_123L), "a1b2");

    private final ReservationToken tokens =
            new ReservationToken("a secret of some length".getBytes(StandardCharsets.UTF_8));

    @Test
    void aTokenTellsWhatWasSigned() {
        assertEquals(Optional.of(CLAIMS), tokens.read(tokens.sign(CLAIMS)));
    }

    @Test
    void aTokenOfAnotherSecretIsNobodys() {
        ReservationToken others = new ReservationToken("another secret".getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), tokens.read(others.sign(CLAIMS)));
    }

    @Test
    void noByteOfATokenMayChange() {
        String token = tokens.sign(CLAIMS);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            Optional<Claims> read = tokens.read(changed);
            // the last character of each part has bits that base64 ignores
            assertTrue(read.isEmpty() || read.get().equals(CLAIMS), changed);
        }
    }

    @Test
    void whatIsNoTokenIsNobodys() {
        for (String text : new String[] {"", ".", "a.b", "!.!", "a", "a.b.c", tokens.sign(CLAIMS) + ".x", "é.é"}) {
            assertEquals(Optional.empty(), tokens.read(text), text);
        }
    }

    @Test
    void aCallerCannotWriteFieldsOfTheirOwn() {
        Claims odd = new Claims(new CallFacts("CA01", "+1\n+2\nCA02", "x".repeat(1_000)), CLAIMS.expires(), "n");
        String token = tokens.sign(odd);
        assertTrue(token.length() < 490, "a <Parameter> holds 500 characters with its name");
        Claims read = tokens.read(token).orElseThrow();
        assertEquals(new CallFacts("CA01", "+1+2CA02", "x".repeat(64)), read.facts());
        assertEquals("n", read.nonce());
    }

    @Test
    void aTokenHoldsNothingButWhatTheTelephoneNetworkKnows() {
        String payload = tokens.sign(CLAIMS).split("\\.")[0];
        assertEquals(
                "1\nCA01\n+15005550001\n+15005550006\n1800000000123\na1b2",
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
