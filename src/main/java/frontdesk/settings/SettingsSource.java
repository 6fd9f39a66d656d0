package frontdesk.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Typed access to settings that are texts. One that is malformed counts as not set, and is remembered, so that all of
 * them can be refused in one go: whoever has read everything asks for {@link #refused()}.
 */
final class SettingsSource {

    private final Map<String, String> values;
    /** By the setting's name: one that is malformed is not refused once more for being missing. */
    private final Map<String, SettingsException> refused = new LinkedHashMap<>();

    SettingsSource(Map<String, String> values) {
        this.values = values;
    }

    /** What is read, or nothing if a setting in it is refused, which is remembered. */
    <T> Optional<T> unless(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (SettingsException malformed) {
            refused.putIfAbsent(malformed.settingName(), malformed);
            return Optional.empty();
        }
    }

    /** Remembers a setting that cannot be used. */
    void refuse(String name, String trouble) {
        refused.putIfAbsent(name, new SettingsException(name, trouble));
    }

    /** All that were refused, in the order in which they were read. */
    Collection<SettingsException> refused() {
        return List.copyOf(refused.values());
    }

    /** All of them, unchecked: for files that name secrets by their variables. */
    Map<String, String> values() {
        return values;
    }

    /** Empty when the setting is not there; one that is there but blank counts as set to nothing. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip);
    }

    Optional<String> text(String name) {
        return raw(name).filter(value -> !value.isEmpty());
    }

    int number(String name, int least, int most, int usual) {
        return unless(() -> text(name).map(text -> number(name, text, least, most))).orElse(usual);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the same words as a number out of range
        }
        throw new SettingsException(name, "\"" + text + "\" is not a whole number from " + least + " to " + most);
    }

    boolean flag(String name, boolean usual) {
        return unless(() -> text(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new SettingsException(name, "\"" + value + "\" is neither true nor false");
                }))
                .orElse(usual);
    }

    Optional<String> telephoneNumber(String name) {
        return unless(() -> text(name).map(number -> {
            if (!number.matches("\\+[1-9]\\d{5,14}")) {
                throw new SettingsException(name,
                        "\"" + number + "\" is not a telephone number in international form, such as +15005550006");
            }
            return number;
        }));
    }

    Optional<Path> folder(String name) {
        return unless(() -> text(name).map(value -> {
            Path path = Path.of(value);
            if (!Files.isDirectory(path)) {
                throw new SettingsException(name, "\"" + value + "\" is not a folder");
            }
            return path;
        }));
    }

    /**
     * A URL of one of two schemes; the second, unencrypted one only where nobody can listen: on this machine.
     */
    Optional<URI> url(String name, String secure, String plain) {
        return unless(() -> text(name).map(value -> {
            URI uri;
            try {
                uri = new URI(value);
            } catch (URISyntaxException malformed) {
                throw new SettingsException(name, "\"" + value + "\" is not a URL: " + malformed.getReason());
            }
            if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new SettingsException(
                        name, "\"" + value + "\" must be " + secure + "://host/path, without a query");
            }
            boolean fits = secure.equals(uri.getScheme())
                    || (plain.equals(uri.getScheme()) && isLoopback(uri.getHost()));
            if (!fits) {
                throw new SettingsException(name, "\"" + value + "\" must begin with " + secure
                        + "://; only on this machine may it be " + plain);
            }
            return uri;
        }));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
