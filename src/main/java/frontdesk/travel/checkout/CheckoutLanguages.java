package frontdesk.travel.checkout;

import frontdesk.file.FileSource;
import frontdesk.file.Mistakes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages in which customers read of their checkout: those that ship, and those for which the owner has a file.
 *
 * @param byLanguage ISO 639-1; {@link #USUAL} is always there
 */
public record CheckoutLanguages(Map<String, CheckoutTexts> byLanguage) {
    /** For whoever speaks a language that is not here, or none that we know. */
    static final String USUAL = "en";

    private static final Set<String> SHIPPED = Set.of(USUAL, "es", "de");
    private static final Pattern FILE = Pattern.compile("checkout\\.([a-z]{2})\\.json");

    public CheckoutLanguages {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** @throws frontdesk.file.MalformedFileException naming what is wrong in each of the files */
    public static CheckoutLanguages load(FileSource files) {
        Set<String> languages = new TreeSet<>(SHIPPED);
        files.ownNames("").stream().map(FILE::matcher).filter(Matcher::matches).forEach(
                file -> languages.add(file.group(1)));
        Mistakes mistakes = new Mistakes();
        Map<String, CheckoutTexts> byLanguage = new LinkedHashMap<>();
        for (String language : languages) {
            mistakes.unless(() -> CheckoutTexts.read(files.get("checkout." + language + ".json"), language))
                    .ifPresent(texts -> byLanguage.put(language, texts));
        }
        mistakes.refuse();
        return new CheckoutLanguages(byLanguage);
    }

    CheckoutTexts in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.get(USUAL));
    }
}
