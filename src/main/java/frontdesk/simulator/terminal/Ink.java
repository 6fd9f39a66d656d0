package frontdesk.simulator.terminal;

import java.io.Console;
import java.util.Map;

/**
 * Colour on a terminal, nothing in a pipe.
 *
 * @param isColoured whether there is any
 */
public record Ink(boolean isColoured) {

    /** The few colours a timeline needs. */
    public enum Colour {
        CALLER("36;1"),
        AGENT("32;1"),
        TOOL("33"),
        INTERRUPTION("31;1"),
        FAINT("2"),
        STRONG("1"),
        NONE("");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    /**
     * What the surroundings can show: colour only on a terminal that has some, and not where {@code NO_COLOR} is set.
     *
     * @param console {@code System.console()}
     */
    public static Ink of(Console console, Map<String, String> environment) {
        boolean terminal = console != null && console.isTerminal();
        boolean capable = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Ink(terminal && capable && wanted);
    }

    String in(Colour colour, String text) {
        return isColoured && colour != Colour.NONE ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }
}
