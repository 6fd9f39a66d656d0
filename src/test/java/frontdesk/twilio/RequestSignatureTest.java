package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of Twilio's own libraries, and our own for what those leave out. */
class RequestSignatureTest {

    private static final String TWILIOS_FORM = "Digits=1234&CallSid=CA1234567890ABCDE&To=%2B18005551212"
            + "&Caller=%2B14158675309&From=%2B14158675309";
    private static final String OUR_TOKEN = "0123456789abcdef0123456789abcdef";

    private static boolean accepts(String token, String url, String form, String signature) {
        return new RequestSignature(token).accepts(url, Form.parse(form == null ? "" : form).fields(), signature);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com:80/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        "http://mycompany.com:1234/myapp.php?foo=1&bar=2, Zmvh+3yNM1Phv2jhDCwEM3q5ebU="
    })
    void formsAreAcceptedAsTwilioSignsThem(String url, String signature) {
        assertTrue(accepts("12345", url, TWILIOS_FORM, signature));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, zYQTYrRWXE7LtzbG4PfP7/bkkGo=",
        "https://mycompany.com/myapp.php"
                + "?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620,"
                + " y77kIzt2vzLz71DgmJGsen2scGs="
    })
    void requestsWithoutAFormAreSignedByTheirUrlAlone(String url, String signature) {
        assertTrue(accepts("12345", url, "", signature));
    }

    @Test
    void anEncodedQueryIsSignedAsItStands() {
        assertTrue(accepts(
                "12345",
                "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue",
                TWILIOS_FORM,
                "er2tvAP1Wx+iuTTE2BPgvEaN1cs="));
    }

    @Test
    void namesThatDifferOnlyInCaseAreDifferentNames() {
        assertTrue(accepts(
                "12345",
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                "callSid=lowercase&CallSid=uppercase&CALLSID=allcaps",
                "jDK7WKT8wiNrwggd4ceTv4e1MJ4="));
    }

    @ParameterizedTest
    @CsvSource({
        "https://voice.example.com/incoming-call,"
                + " AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01"
                + "&CallSid=CA00000000000000000000000000000002&CallStatus=ringing&Called=%2B15005550006"
                + "&Caller=%2B15005550001&CallerName=&Direction=inbound&From=%2B15005550001&To=%2B15005550006,"
                + " e1Vz5GmFR5ly6vDMLu6hAveP0v8=",
        "https://voice.example.com/incoming-call?tenant=a%20b&x=1,"
                + " CallSid=CA00000000000000000000000000000002&From=%2B15005550001&To=%2B15005550006,"
                + " y/Y605ARJcMKVxfo9VeZYZ+t+Cs=",
        "https://voice.example.com/incoming-call,"
                + " callSid=lower&CallSid=CA1&FromCity=S%C3%83O+PAULO&Zip=&Digits=1%23,"
                + " ZEPFMAAqxsZVEaxJ3Jw305HcPHI=",
        "https://voice.example.com/incoming-call?CallSid=CA1&From=%2B15005550001&To=%2B15005550006,,"
                + " 3zIf+c9PvZtsbz8H4PxVA6mlC5M="
    })
    void emptyValuesSpacesAndForeignLettersAreSignedAsTheyWereMeant(String url, String form, String signature) {
        assertTrue(accepts(OUR_TOKEN, url, form, signature));
    }

    @ParameterizedTest
    @CsvSource({
        "wss://voice.example.com/media-stream, G86prWdDZmq3Wv1bDweiNi2fKh4=",
        "wss://voice.example.com/media-stream/, 98uB+vGNRg6TJpJ9bdAgDZ5hgrI=",
        "wss://voice.example.com:443/media-stream, 5L2Kzn1rP9OocayJorb6s2XncbU=",
        "wss://voice.example.com:8443/media-stream, Hrag9Ar1lshvs4KEnqF6EOgEC2c="
    })
    void handshakesAreSignedWithTheSocketsOwnScheme(String url, String signature) {
        assertTrue(accepts(OUR_TOKEN, url, "", signature));
    }

    @Test
    void thePortMayBeThereOrNot() {
        assertTrue(accepts(OUR_TOKEN, "wss://voice.example.com/media-stream", "", "5L2Kzn1rP9OocayJorb6s2XncbU="));
        assertTrue(accepts(OUR_TOKEN, "wss://voice.example.com:443/media-stream", "", "G86prWdDZmq3Wv1bDweiNi2fKh4="));
    }

    @Test
    void anotherSchemeTokenUrlOrFormIsRefused() {
        String url = "https://voice.example.com/incoming-call";
        assertFalse(accepts(OUR_TOKEN, "wss://voice.example.com/media-stream", "", "FNxOjTSJQE2ITxaaiSssZFQnSoE="));
        assertFalse(accepts("12345", url, "CallSid=CA1", "e1Vz5GmFR5ly6vDMLu6hAveP0v8="));
        assertFalse(accepts(OUR_TOKEN, url, "", ""));
        assertFalse(accepts(OUR_TOKEN, url, "CallSid=CA1", "kein base64"));
    }

    @Test
    void aUrlWithoutAPathIsTakenAsItIs() {
        assertEquals(false, accepts(OUR_TOKEN, "https://voice.example.com", "", "x"));
    }
}
