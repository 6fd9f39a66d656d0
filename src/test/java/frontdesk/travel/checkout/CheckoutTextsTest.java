package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.travel.price.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTextsTest {

    @TempDir
    private Path folder;

    private CheckoutLanguages load() {
        return CheckoutLanguages.load(new FileSource(Optional.of(folder), "/travel"));
    }

    private static String packed(String language) throws IOException {
        return Files.readString(Path.of("src/main/resources/travel/checkout." + language + ".json"));
    }

    @Test
    void amountsAreWrittenAsTheLanguageWritesThem() {
        List<String> written = List.of("en", "es", "de").stream()
                .map(language -> load().in(language).money(Money.of(1650, "EUR")) + ", "
                        + load().in(language).money(Money.of(1650, "JPY")))
                .toList();
        assertEquals(
                List.of("1,650.00 EUR, 1,650 JPY", "1.650,00 EUR, 1.650 JPY", "1.650,00 EUR, 1.650 JPY"), written);
    }

    @Test
    void aLanguageWithoutTextsIsWrittenToInEnglish() {
        assertEquals("en", load().in("fr").language());
        assertEquals("de", load().in("de").language());
    }

    @Test
    void theOwnerAddsALanguageWithAFile() throws IOException {
        Files.writeString(
                folder.resolve("checkout.fr.json"), packed("en").replace("Book this stay", "Réserver ce séjour"));
        assertEquals("Réserver ce séjour", load().in("fr").say(CheckoutText.BOOK));
    }

    @Test
    void allThatIsWrongWithATextIsSaidWithItsLine() throws IOException {
        Files.writeString(folder.resolve("checkout.de.json"), packed("de")
                .replace("\"hotel\": \"Hotel\"", "\"hotell\": \"Hotel\"")
                .replace("\"Ausgebucht\"", "\" \"")
                .replace("{{url}}", "{{link}}"));
        String said = assertThrows(MalformedFileException.class, this::load).getMessage();
        assertEquals(4, said.lines().count(), said);
        assertTrue(said.contains("checkout.de.json, line 3, message"), said);
        assertTrue(said.contains("unknown variable {{link}}"), said);
        assertTrue(said.contains("line 10, sold_out_title"), said);
        assertTrue(said.contains("hotell: there is no text of this name"), said);
        assertTrue(said.contains("the text \"hotel\" is missing"), said);
        assertFalse(said.contains("checkout.es.json"), said);
    }
}
