package frontdesk.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolNamesTest {

    private final ToolNames names = new ToolNames(List.of("hotelInfo"));

    @Test
    void aNameTheModelAcceptsStaysAsItIs() {
        assertEquals("search-hotel", names.nameOf("booking", "search-hotel"));
        assertEquals("search-hotel", names.nameOf("booking", "search-hotel"));
    }

    @Test
    void whatIsNotAcceptedBecomesAnUnderscore() {
        assertEquals("github_issues_list", names.nameOf("gh", "github.issues/list"));
        assertEquals("_____", names.nameOf("gh", "größe".replaceAll("[a-z]", "ß")));
    }

    @Test
    void aNameThatIsTakenGetsItsServerInFront() {
        assertEquals("booking__hotelInfo", names.nameOf("booking", "hotelInfo"));
        assertEquals("search", names.nameOf("one", "search"));
        assertEquals("two__search", names.nameOf("two", "search"));
        assertEquals("search", names.nameOf("one", "search"), "nothing that comes later takes a name away");
    }

    @Test
    void aLongNameIsCutAndMarkedWithAHash() {
        String first = names.nameOf("s", "x".repeat(100));
        String second = names.nameOf("s", "x".repeat(99));
        assertEquals(64, first.length());
        assertTrue(first.matches("s__x{52}_[0-9a-f]{8}"), first);
        assertNotEquals(first, second);
        assertEquals(first, new ToolNames(List.of()).nameOf("s", "x".repeat(100)), "the same in every process");
    }

    @Test
    void everyToolGetsANameOfItsOwnThatTheModelAccepts() {
        Set<String> given = new HashSet<>();
        for (String server : List.of("a", "a_", "a__b", "ü")) {
            for (String tool : List.of("b", "b__c", "c", "a.b", "a/b", "a_b", "y".repeat(64), "y".repeat(65))) {
                String name = names.nameOf(server, tool);
                assertTrue(name.matches("[a-zA-Z0-9_-]{1,64}"), name);
                assertTrue(given.add(name), name);
            }
        }
    }
}
