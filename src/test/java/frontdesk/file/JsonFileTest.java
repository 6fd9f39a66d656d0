package frontdesk.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.file.FileSource.TextFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {

    record Room(String name, int count) {
        Room {
            if (count < 0) {
                throw new IllegalArgumentException("\"count\" is negative");
            }
        }
    }

    record House(String title, Double heightM, List<Room> rooms, List<String> words, Room best) {
        House {
            if (title == null) {
                throw new IllegalArgumentException("\"title\" is missing");
            }
        }
    }

    private static List<String> refusal(String json) {
        TextFile file = new TextFile("f.json", json);
        return assertThrows(MalformedFileException.class, () -> JsonFile.read(file, House.class))
                .getMessage().lines().toList();
    }

    @Test
    void whatIsThereIsReadAndWhatIsNotIsNull() {
        House read = JsonFile.read(new TextFile("f.json", """
                {"title": "Hut", "height_m": 2.5, "words": null,
                 "rooms": [{"name": "a", "count": 1}]}"""), House.class);
        assertEquals(new House("Hut", 2.5, List.of(new Room("a", 1)), null, null), read);
    }

    @Test
    void everyPartAndEveryRecordOfAListIsNamedWithItsLine() {
        assertEquals(
                List.of(
                        "f.json, line 1, title: needs a text in quotes here",
                        "f.json, line 2, height_m: needs a number here",
                        "f.json, line 3, rooms[0].count: \"count\" is negative",
                        "f.json, line 4, rooms[1].name: needs a text in quotes here",
                        "f.json, line 5, rooms[2].count: needs a whole number here",
                        "f.json, line 6, words[0]: needs a text in quotes here",
                        "f.json, line 7, best.nmae: unknown key \"nmae\"; known are count, name"),
                refusal("""
                        {"title": 7,
                        "height_m": "tall",
                        "rooms": [{"name": "a", "count": -1},
                        {"name": 3, "count": 1},
                        {"name": "b", "count": "x"}],
                        "words": [1, "a"],
                        "best": {"nmae": "x", "count": 1}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"height_m": 1}                     | f.json, line 1: "title" is missing
            {"title": "a", "height": 1}         | f.json, line 1, height: unknown key "height"; known are best, height_m
            {"title": "a", "title": "b"}        | f.json, line 1
            {"title": "a",}                     | f.json, line 1: is not JSON
            {"title": "a"} {}                   | f.json
            []                                  | f.json, line 1: needs an object here
            null                                | f.json: holds null; it needs an object
            `{"title": "a", "words": [true]}`   | f.json, line 1, words[0]: needs a text in quotes here
            """)
    void aSingleMistakeIsOneLine(String json, String expected) {
        List<String> lines = refusal(json);
        assertEquals(1, lines.size(), lines.toString());
        assertEquals(expected, lines.getFirst().substring(0, Math.min(expected.length(), lines.getFirst().length())));
    }
}
