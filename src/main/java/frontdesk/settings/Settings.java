package frontdesk.settings;

import frontdesk.file.FileSource;
import frontdesk.file.Mistakes;
import frontdesk.mcp.config.McpServersFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every setting, checked. A setting that is missing or malformed is refused at start with one line; secrets never
 * appear in {@link #toString}.
 *
 * @param twilio the telephone's settings; empty when {@code TWILIO_ENABLE} is not {@code true}
 * @param dataDir where bookings are kept; a folder that is there, or {@code data}, which is made
 * @param messages how messages leave the house
 * @param mcpToken what clients of our MCP servers must bring; empty means a random one that only we know
 * @param mcpServers the MCP servers whose tools agents may use, besides our own
 * @param secret signs the tokens of media streams; empty means a random one for this process
 */
public record Settings(
        String bindAddress,
        int port,
        Optional<Twilio> twilio,
        OpenAi openAi,
        Optional<byte[]> secret,
        Duration answerWithin,
        int maxCalls,
        Duration maxCallDuration,
        Optional<Path> agentsDir,
        Path dataDir,
        Optional<String> transferTo,
        MessageSettings messages,
        Optional<String> mcpToken,
        McpServersFile.Servers mcpServers,
        Weather weather,
        boolean logCallerNumbers) {

    /**
     * @param streamUrl the public URL of the media stream
     * @param publicUrl the public URL of the webhooks, without a slash at the end
     */
    public record Twilio(URI streamUrl, URI publicUrl, Optional<String> authToken) {
        @Override
        public String toString() {
            return "Twilio[streamUrl=" + streamUrl + ", publicUrl=" + publicUrl + "]";
        }
    }

    /**
     * @param apiKey {@code none} where there is only a URL, of an emulator for instance
     * @param recordsPhrases whether the model reads the agents' phrases aloud once; never without a key
     */
    public record OpenAi(
            URI realtimeUrl, String apiKey, String model, String transcriptionModel, boolean recordsPhrases) {
        @Override
        public String toString() {
            return "OpenAi[realtimeUrl=" + realtimeUrl + ", model=" + model + "]";
        }
    }

    /** Two URLs of a service that answers as Open-Meteo does. */
    public record Weather(URI geocodingUrl, URI forecastUrl) {}

    /** Of every setting, as it stands in the environment or the {@code .env} file. */
    public static final Set<String> NAMES = Set.of(
            "PORT", "BIND_ADDRESS", "TWILIO_ENABLE", "TWILIO_WEBHOOK_URL", "PUBLIC_URL", "TWILIO_AUTH_TOKEN",
            "OPENAI_API_KEY", "OPENAI_REALTIME_URL", "OPENAI_VOICE_MODEL", "OPENAI_MODEL", "OPENAI_TRANSCRIPTION_MODEL",
            "FRONTDESK_SECRET", "ANSWER_WITHIN_MS", "MAX_CALLS", "MAX_CALL_SECONDS", "AGENTS_DIR", "DATA_DIR",
            "TRANSFER_TO", "TWILIO_ACCOUNT_SID", "TWILIO_API_URL", "TWILIO_SMS_FROM", "MESSAGES_TO",
            "MESSAGES_WEBHOOK_URL", "MESSAGES_WEBHOOK_SECRET", "MCP_CONFIG", "MCP_TOKEN", "WEATHER_GEOCODING_URL",
            "WEATHER_FORECAST_URL", "RECORD_PHRASES", "LOG_LEVEL", "LOG_CALLER_NUMBERS");

    private static final URI OPENAI = URI.create("wss://api.openai.com/v1/realtime");
    private static final URI GEOCODING = URI.create("https://geocoding-api.open-meteo.com/v1/search");
    private static final URI FORECAST = URI.create("https://api.open-meteo.com/v1/forecast");
    private static final Path DATA_DIR = Path.of("data");
    private static final String MEDIA_STREAM = "/media-stream";
    private static final int SECRET_LEAST_CHARS = 16;

    /** @throws SettingsException naming every setting that cannot be used */
    public static Settings from(Map<String, String> values) {
        List<SettingsException> refused = new ArrayList<>();
        Settings settings = from(values, refused::add);
        if (!refused.isEmpty()) {
            throw new SettingsException(refused);
        }
        return settings;
    }

    /** The same, in which a setting that cannot be used counts as not set, and is told to {@code refused}. */
    public static Settings from(Map<String, String> values, Consumer<SettingsException> refused) {
        SettingsSource source = new SettingsSource(values);
        Settings settings = read(source);
        source.refused().forEach(refused);
        return settings;
    }

    private static Settings read(SettingsSource source) {
        return new Settings(
                source.text("BIND_ADDRESS").orElse("0.0.0.0"),
                source.number("PORT", 0, 65_535, 4_000),
                source.unless(() -> twilio(source)),
                openAi(source),
                source.unless(() -> secret(source)),
                Duration.ofMillis(source.number("ANSWER_WITHIN_MS", 0, 12_000, 2_000)),
                source.number("MAX_CALLS", 1, 100_000, 500),
                Duration.ofSeconds(source.number("MAX_CALL_SECONDS", 10, 14_400, 3_600)),
                source.folder("AGENTS_DIR"),
                source.folder("DATA_DIR").orElse(DATA_DIR),
                source.telephoneNumber("TRANSFER_TO"),
                MessageSettings.from(source),
                source.unless(() -> mcpToken(source)),
                mcpServers(source),
                new Weather(
                        source.url("WEATHER_GEOCODING_URL", "https", "http").orElse(GEOCODING),
                        source.url("WEATHER_FORECAST_URL", "https", "http").orElse(FORECAST)),
                source.flag("LOG_CALLER_NUMBERS", false));
    }

    /** Under which our pages are reached, without a slash at the end; without a telephone on this machine only. */
    public URI publicUrl() {
        return twilio.map(Twilio::publicUrl).orElseGet(() -> URI.create("http://localhost:" + port));
    }

    private static Optional<Twilio> twilio(SettingsSource source) {
        if (!source.text("TWILIO_ENABLE").orElse("").equals("true")) {
            return Optional.empty();
        }
        Optional<URI> webhooks = source.url("PUBLIC_URL", "https", "http");
        URI streamUrl = source.url("TWILIO_WEBHOOK_URL", "wss", "ws")
                .orElseThrow(() -> new SettingsException("TWILIO_WEBHOOK_URL",
                        "is missing; with TWILIO_ENABLE=true it is the public URL of the media stream,"
                                + " such as wss://voice.example.com/media-stream"));
        if (!streamUrl.getPath().endsWith(MEDIA_STREAM)) {
            throw new SettingsException("TWILIO_WEBHOOK_URL", "\"" + streamUrl + "\" must end with " + MEDIA_STREAM);
        }
        URI publicUrl = withoutSlash(webhooks.orElseGet(() -> publicUrl(streamUrl)));
        return Optional.of(new Twilio(streamUrl, publicUrl, source.text("TWILIO_AUTH_TOKEN")));
    }

    private static URI publicUrl(URI streamUrl) {
        String url = streamUrl.toString();
        String base = url.substring(0, url.length() - MEDIA_STREAM.length());
        return URI.create(base.replaceFirst("^ws", "http"));
    }

    private static URI withoutSlash(URI url) {
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static OpenAi openAi(SettingsSource source) {
        Optional<URI> url = source.url("OPENAI_REALTIME_URL", "wss", "ws");
        Optional<String> key = source.text("OPENAI_API_KEY");
        if (key.isEmpty() && url.isEmpty()) {
            source.refuse("OPENAI_API_KEY",
                    "is missing, and so is OPENAI_REALTIME_URL: one of both is needed to serve; the commands demo and"
                            + " emulate work offline");
        }
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7e]+")) {
            source.refuse("OPENAI_API_KEY", "holds blanks or characters that no key has");
        }
        String model = source.text("OPENAI_VOICE_MODEL")
                .or(() -> source.text("OPENAI_MODEL"))
                .orElse("gpt-realtime-2.1");
        if (!model.matches("[\\w.:-]{1,100}")) {
            source.refuse("OPENAI_VOICE_MODEL", "\"" + model + "\" is not the name of a model");
        }
        return new OpenAi(
                url.orElse(OPENAI),
                key.orElse("none"),
                model,
                source.raw("OPENAI_TRANSCRIPTION_MODEL").orElse("gpt-transcribe"),
                source.flag("RECORD_PHRASES", true) && key.isPresent());
    }

    private static Optional<String> mcpToken(SettingsSource source) {
        return source.text("MCP_TOKEN").map(token -> {
            if (!token.matches("[\\x21-\\x7e]{" + SECRET_LEAST_CHARS + ",200}")) {
                throw new SettingsException("MCP_TOKEN", "is too short or holds characters that no header can carry: "
                        + SECRET_LEAST_CHARS + " to 200 letters, digits and signs that nobody can guess, no blanks");
            }
            return token;
        });
    }

    private static McpServersFile.Servers mcpServers(SettingsSource source) {
        Mistakes mistakes = new Mistakes();
        McpServersFile.Servers servers = source.text("MCP_CONFIG")
                .flatMap(path -> mistakes.unless(() -> FileSource.file(Path.of(path))))
                .map(file -> McpServersFile.read(file, source.values(), mistakes))
                .orElse(McpServersFile.Servers.NONE);
        if (!mistakes.lines().isEmpty()) {
            source.refuse("MCP_CONFIG", String.join("\nMCP_CONFIG: ", mistakes.lines()));
        }
        return servers;
    }

    private static Optional<byte[]> secret(SettingsSource source) {
        return source.text("FRONTDESK_SECRET").map(secret -> {
            if (secret.length() < SECRET_LEAST_CHARS) {
                throw new SettingsException("FRONTDESK_SECRET",
                        "is too short: at least " + SECRET_LEAST_CHARS + " characters that nobody can guess");
            }
            return secret.getBytes(StandardCharsets.UTF_8);
        });
    }

    @Override
    public String toString() {
        return "Settings[bindAddress=" + bindAddress + ", port=" + port + ", twilio=" + twilio + ", openAi=" + openAi
                + ", maxCalls=" + maxCalls + "]";
    }
}
