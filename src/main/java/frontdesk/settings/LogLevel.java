package frontdesk.settings;

import java.util.List;
import java.util.Locale;

/** {@code LOG_LEVEL}, and what else the log is told. No logger here, for the reason that {@link #prepare} gives. */
public final class LogLevel {

    private static final List<String> LEVELS = List.of("debug", "error", "info", "off", "trace", "warn");

    private LogLevel() {}

    /** @throws SettingsException if there is no such level */
    public static String checked(String level) {
        String wanted = level.strip().toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(wanted)) {
            throw new SettingsException("LOG_LEVEL", "\"" + level + "\" is none of " + String.join(", ", LEVELS));
        }
        return wanted;
    }

    /**
     * Must run before the first logger is made: slf4j-simple reads its settings once.
     *
     * @throws SettingsException if there is no such level
     */
    public static void prepare(String level) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", checked(level));
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        // The WebSocket library logs stack traces of whatever strangers send; our own lines say what happened.
        System.setProperty("org.slf4j.simpleLogger.log.org.java_websocket", "off");
    }
}
