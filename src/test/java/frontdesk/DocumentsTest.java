package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there, and what should stand in them does. */
class DocumentsTest {

    private static final Path SOURCES = Path.of("src/main/java/frontdesk");
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");
    private static final List<Path> BESIDE_THE_FILES = List.of(
            Path.of("src/main/resources/agents/README.md"),
            Path.of("src/main/resources/travel/README.md"),
            Path.of("test-audio/README.md"));
    private static final Pattern TABLE_SETTING = Pattern.compile("(?m)^\\| `([A-Z_]{3,})` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z]\\w+)(?:\\.\\w+)?`");
    private static final Pattern FLAGS = Pattern.compile("(?m)^java_flags=(.+)$");
    private static final Pattern FLAG = Pattern.compile("(-(?:XX:|Xm|D)[^\\s\"]+)");
    private static final Pattern CALL_IN_A_LINE = Pattern.compile("(\\bcall=\\{}[^\"].*)");
    private static final Pattern THREAD = Pattern.compile("Thread\\.of\\w+\\(\\)\\S*?\\.name\\(\"([a-z-]+)\"");

    @Test
    void theReadmesTableHasEverySettingAndNoOther() throws IOException {
        Set<String> settings = new TreeSet<>(Settings.NAMES);
        settings.remove("OPENAI_MODEL"); // it stands in the row of its newer name
        assertEquals(settings, found(TABLE_SETTING, Files.readString(README)));
    }

    @Test
    void everyLineOfTheLogAboutACallEndsWithIt() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> others = files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> found(CALL_IN_A_LINE, read(file)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), others);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            for (String link : found(LINK, Files.readString(document))) {
                if (!link.startsWith("https://") && !leadsSomewhere(document, link)) {
                    broken.add(document + ": " + link);
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void everyClassThatTheTourPassesIsThere() throws IOException {
        Set<String> missing = found(CLASS, Files.readString(DOCS.resolve("TOUR.md"))).stream()
                .filter(name -> !Files.exists(SOURCES.resolve(name + ".java")))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyThreadWithANameStandsInTheTable() throws IOException {
        String threads = Files.readString(DOCS.resolve("THREADS.md"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> missing = files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("simulator")))
                    .flatMap(file -> found(THREAD, read(file)).stream())
                    .filter(name -> !threads.contains("`" + name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void theFlagsOfTheVirtualMachineAreTheSameWhereverTheyStand() throws IOException {
        Set<String> flags = found(FLAG, String.join(" ", found(FLAGS, Files.readString(Path.of("build.sh")))));
        for (Path place : List.of(Path.of("Dockerfile"), DOCS.resolve("OPERATION.md"))) {
            Set<String> missing = new TreeSet<>(flags);
            missing.removeAll(found(FLAG, Files.readString(place)));
            assertEquals(Set.of(), missing, place.toString());
        }
    }

    @Test
    void theContainersRuntimeKnowsHowOtherLanguagesSayDates() throws IOException {
        assertTrue(Files.readString(Path.of("Dockerfile")).matches("(?s).*--add-modules \\S*\\bjdk\\.localedata\\b.*"));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.of(Stream.of(README), docs, BESIDE_THE_FILES.stream()).flatMap(some -> some).toList();
        }
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** As they are made of headings: small letters, no signs, a hyphen for each blank. */
    private static Set<String> anchors(Path document) {
        return found(HEADING, read(document)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
