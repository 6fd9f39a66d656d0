package frontdesk.agent;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.Mistakes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code routes.json}: who answers which number. The whole number wins over the beginning of one, the longer beginning
 * over the shorter, and {@code *}, which must be there, answers the rest. Immutable.
 */
final class Routes {

    /** Any other number, and the end of a number's beginning. */
    private static final String ANY = "*";
    private static final Pattern NUMBER = Pattern.compile("\\*|(\\+[1-9]\\d{0,14}|sip:[^\\s*]+)\\*?");

    private final Map<String, Route> routes;
    private final int longest;

    private Routes(Map<String, Route> routes) {
        this.routes = routes;
        this.longest = routes.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * @param mistakes is told what is wrong with the file's routes; the result is good only if it was told nothing
     * @throws frontdesk.file.MalformedFileException if the file as a whole cannot be read
     */
    static Routes read(TextFile file, Mistakes mistakes) {
        JsonPlaces places = JsonPlaces.of(file);
        Map<String, Route> routes = new LinkedHashMap<>();
        JsonFile.readEach(file, RouteFile.class, mistakes).forEach((number, route) -> {
            if (!NUMBER.matcher(number).matches()) {
                mistakes.add(file.name(), places.place(number),
                        "is no number to be called; it is a whole one (+15005550006, sip:desk@example.com), the"
                                + " beginning of one (+4930*), or * for all others");
            } else {
                routes.put(number, route.toRoute(number));
            }
        });
        if (!places.has(ANY)) {
            mistakes.add(file.name(), "", "has no route \"*\", which answers the numbers that no other route names");
        }
        return new Routes(routes);
    }

    Collection<Route> all() {
        return routes.values();
    }

    /** @param called the number that was dialled, as the network gave it */
    Route find(String called) {
        Route whole = routes.get(called);
        if (whole != null && !called.endsWith(ANY)) {
            return whole;
        }
        int length = Math.min(called.length(), longest);
        while (!routes.containsKey(called.substring(0, length) + ANY)) {
            length--;
        }
        return routes.get(called.substring(0, length) + ANY);
    }
}
