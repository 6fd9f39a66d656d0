package frontdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String STREAM = "wss://voice.example.com/media-stream";

    private static Settings with(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of(
                "OPENAI_API_KEY", "sk-nobody", "TWILIO_ENABLE", "true", "TWILIO_WEBHOOK_URL", STREAM));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return Settings.from(values);
    }

    private static void assertRefused(String name, String... settings) {
        String message = assertThrows(SettingsException.class, () -> with(settings)).getMessage();
        assertTrue(message.startsWith(name + ": "), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void whatIsNotSetIsAsTheReadmeSays() {
        Settings settings = with();
        assertEquals(4_000, settings.port());
        assertEquals("0.0.0.0", settings.bindAddress());
        assertEquals(Duration.ofSeconds(2), settings.answerWithin());
        assertEquals(500, settings.maxCalls());
        assertEquals(Duration.ofHours(1), settings.maxCallDuration());
        assertEquals("gpt-realtime-2.1", settings.openAi().model());
        assertEquals("gpt-transcribe", settings.openAi().transcriptionModel());
        assertEquals(URI.create("wss://api.openai.com/v1/realtime"), settings.openAi().realtimeUrl());
        assertEquals(Optional.empty(), settings.secret());
        assertEquals(Optional.empty(), settings.mcpToken());
        assertEquals("geocoding-api.open-meteo.com", settings.weather().geocodingUrl().getHost());
        assertEquals("api.open-meteo.com", settings.weather().forecastUrl().getHost());
        assertFalse(settings.logCallerNumbers());
        assertTrue(settings.openAi().recordsPhrases());
    }

    @Test
    void withoutAKeyNoPhrasesAreRecorded() {
        assertFalse(with("RECORD_PHRASES", "false").openAi().recordsPhrases());
        Settings keyless = Settings.from(Map.of("OPENAI_REALTIME_URL", "ws://127.0.0.1:4001/v1/realtime"));
        assertFalse(keyless.openAi().recordsPhrases());
    }

    @Test
    void theTelephoneIsOffUnlessItIsSwitchedOn() {
        for (String value : new String[] {"", "false", "TRUE", "1", "yes"}) {
            assertEquals(Optional.empty(), with("TWILIO_ENABLE", value).twilio(), value);
        }
        assertEquals(Optional.empty(), with("TWILIO_ENABLE", "no", "TWILIO_WEBHOOK_URL", "nonsense").twilio());
        assertTrue(with("TWILIO_ENABLE", " true ").twilio().isPresent());
    }

    @Test
    void thePublicUrlIsThatOfTheStreamUnlessItIsGiven() {
        assertEquals(URI.create("https://voice.example.com"), with().twilio().orElseThrow().publicUrl());
        assertEquals(
                URI.create("https://host/frontdesk"),
                with("TWILIO_WEBHOOK_URL", "wss://host/frontdesk/media-stream").twilio().orElseThrow().publicUrl());
        assertEquals(
                URI.create("http://127.0.0.1:4000"),
                with("TWILIO_WEBHOOK_URL", "ws://127.0.0.1:4000/media-stream").twilio().orElseThrow().publicUrl());
        assertEquals(
                URI.create("https://other.example:8443"),
                with("PUBLIC_URL", "https://other.example:8443//").twilio().orElseThrow().publicUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, -1", "PORT, 65536", "PORT, http", "PORT, 4e3",
        "ANSWER_WITHIN_MS, -1", "ANSWER_WITHIN_MS, 12001",
        "MAX_CALLS, 0", "MAX_CALLS, many",
        "MAX_CALL_SECONDS, 9", "MAX_CALL_SECONDS, 99999999999",
        "TWILIO_WEBHOOK_URL, ''",
        "TWILIO_WEBHOOK_URL, ws://voice.example.com/media-stream",
        "TWILIO_WEBHOOK_URL, https://voice.example.com/media-stream",
        "TWILIO_WEBHOOK_URL, wss://voice.example.com/media-stream/",
        "TWILIO_WEBHOOK_URL, wss://voice.example.com/media-stream?a=b",
        "TWILIO_WEBHOOK_URL, wss:///media-stream",
        "TWILIO_WEBHOOK_URL, voice.example.com/media-stream",
        "TWILIO_WEBHOOK_URL, 'wss://voice example/media-stream'",
        "PUBLIC_URL, http://voice.example.com",
        "PUBLIC_URL, wss://voice.example.com",
        "OPENAI_API_KEY, 'sk with blanks'",
        "OPENAI_API_KEY, sk-ümlaut",
        "OPENAI_REALTIME_URL, https://api.openai.com/v1/realtime",
        "OPENAI_REALTIME_URL, ws://api.openai.com/v1/realtime",
        "OPENAI_VOICE_MODEL, 'a model'",
        "FRONTDESK_SECRET, too short",
        "TRANSFER_TO, 5550006", "TRANSFER_TO, +0123456789", "TRANSFER_TO, sip:somebody@example.com",
        "AGENTS_DIR, /there/is/no/such/folder", "DATA_DIR, /there/is/no/such/folder", "DATA_DIR, pom.xml",
        "TWILIO_ACCOUNT_SID, AC01", "TWILIO_ACCOUNT_SID, AC00000000000000000000000000000001",
        "TWILIO_API_URL, http://api.twilio.com", "TWILIO_SMS_FROM, Frontdesk",
        "MESSAGES_TO, +15005550006", "MESSAGES_TO, somebody",
        "MESSAGES_WEBHOOK_URL, http://example.com/hook",
        "MESSAGES_WEBHOOK_SECRET, whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
        "LOG_CALLER_NUMBERS, maybe"
    })
    void whatIsMalformedIsRefusedByItsName(String name, String value) {
        assertRefused(name, name, value);
    }

    @Test
    void everythingThatIsMalformedIsSaidInOneGoAndNothingTwice() {
        String message = assertThrows(SettingsException.class, () -> with(
                "PORT", "http",
                "TWILIO_WEBHOOK_URL", "voice.example.com",
                "PUBLIC_URL", "ftp://voice.example.com",
                "OPENAI_API_KEY", "",
                "OPENAI_VOICE_MODEL", "a model",
                "FRONTDESK_SECRET", "short",
                "TRANSFER_TO", "5550006",
                "TWILIO_SMS_FROM", "Frontdesk",
                "TWILIO_ACCOUNT_SID", "AC1",
                "MESSAGES_TO", "+15005550006",
                "LOG_CALLER_NUMBERS", "maybe")).getMessage();
        assertEquals(
                List.of("PORT", "PUBLIC_URL", "TWILIO_WEBHOOK_URL", "OPENAI_API_KEY", "OPENAI_VOICE_MODEL",
                        "FRONTDESK_SECRET", "TRANSFER_TO", "TWILIO_SMS_FROM", "TWILIO_ACCOUNT_SID",
                        "LOG_CALLER_NUMBERS"),
                message.lines().map(line -> line.split(": ")[0]).toList());
    }

    @Test
    void aModelIsNeededOneWayOrTheOther() {
        assertRefused("OPENAI_API_KEY", "OPENAI_API_KEY", " ");
        Settings emulator = with("OPENAI_API_KEY", "", "OPENAI_REALTIME_URL", "ws://localhost:5000/v1/realtime");
        assertEquals("none", emulator.openAi().apiKey());
    }

    @Test
    void theOlderNameOfTheModelIsUnderstood() {
        assertEquals("gpt-realtime", with("OPENAI_MODEL", "gpt-realtime").openAi().model());
        assertEquals("new", with("OPENAI_MODEL", "old", "OPENAI_VOICE_MODEL", "new").openAi().model());
    }

    @Test
    void anEmptyTranscriptionModelTurnsTranscriptionOff() {
        assertEquals("", with("OPENAI_TRANSCRIPTION_MODEL", "").openAi().transcriptionModel());
    }

    @Test
    void aFolderThatIsThereIsTaken(@TempDir Path folder) {
        assertEquals(Optional.of(folder), with("AGENTS_DIR", folder.toString()).agentsDir());
    }

    @Test
    void anAccountAndItsTokenSendSms() {
        MessageSettings messages = with(
                        "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
                        "TWILIO_AUTH_TOKEN", "token",
                        "MESSAGES_TO", "+15005550007")
                .messages();
        assertEquals(URI.create("https://api.twilio.com"), messages.sms().orElseThrow().apiUrl());
        assertEquals(Optional.empty(), messages.sms().orElseThrow().smsFrom());
        assertEquals(Optional.of("+15005550007"), messages.owner());
        assertEquals(Optional.empty(), messages.webhook());
    }

    @Test
    void theWebhooksSecretIsAsStandardWebhooksWriteIt() {
        String[] hook = {"MESSAGES_WEBHOOK_URL", "https://example.com/hook", "MESSAGES_WEBHOOK_SECRET", ""};
        hook[3] = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
        byte[] secret = with(hook).messages().webhook().orElseThrow().secret().orElseThrow();
        assertEquals("0123456789abcdef01234567", new String(secret, StandardCharsets.UTF_8));
        for (String wrong : new String[] {"0123456789abcdef01234567", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64"}) {
            hook[3] = wrong;
            assertRefused("MESSAGES_WEBHOOK_SECRET", hook);
        }
    }

    @Test
    void secretsAreNeverShown() {
        String shown = with(
                        "OPENAI_API_KEY", "sk-hidden",
                        "TWILIO_AUTH_TOKEN", "token-hidden",
                        "FRONTDESK_SECRET", "secret-hidden-secret",
                        "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
                        "MESSAGES_WEBHOOK_URL", "https://example.com/hidden",
                        "MESSAGES_WEBHOOK_SECRET", "whsec_hiddenhiddenhiddenhiddenhiddenhidden")
                .toString();
        assertFalse(shown.contains("hidden"), shown);
        assertTrue(shown.contains("voice.example.com"), shown);
    }

    @Test
    void theTokenOfOurMcpServersIsLongAndFitsIntoAHeader() {
        assertEquals(Optional.of("0123456789abcdef"), with("MCP_TOKEN", "0123456789abcdef").mcpToken());
        assertRefused("MCP_TOKEN", "MCP_TOKEN", "0123456789abcde");
        assertRefused("MCP_TOKEN", "MCP_TOKEN", "0123456789 abcdef");
        assertRefused("MCP_TOKEN", "MCP_TOKEN", "0123456789äbcdef");
        assertRefused("MCP_TOKEN", "MCP_TOKEN", "x".repeat(201));
        assertFalse(with("MCP_TOKEN", "0123456789abcdef").toString().contains("0123456789"));
    }

    @Test
    void theWeatherMayBeAskedForElsewhere() {
        URI here = URI.create("http://127.0.0.1:8080/v1/search");
        assertEquals(here, with("WEATHER_GEOCODING_URL", here.toString()).weather().geocodingUrl());
        assertRefused("WEATHER_FORECAST_URL", "WEATHER_FORECAST_URL", "http://example.com/v1/forecast");
        assertRefused("WEATHER_FORECAST_URL", "WEATHER_FORECAST_URL", "https://example.com/v1/forecast?apikey=1");
    }
}
