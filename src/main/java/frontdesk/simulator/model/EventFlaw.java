package frontdesk.simulator.model;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why something is refused, in the words of the protocol's {@code error} event.
 *
 * @param param the path of the field at fault, such as {@code session.audio.input.format.type}
 * @param race whether the protocol makes it normal: the client could not have known
 */
record EventFlaw(String code, String message, String param, boolean race) {
    EventFlaw(String code, String message, String param) {
        this(code, message, param, false);
    }

    static EventFlaw race(String code, String message, String param) {
        return new EventFlaw(code, message, param, true);
    }

    static EventFlaw missing(String param) {
        return new EventFlaw("missing_required_parameter", "Missing required parameter: '" + param + "'.", param);
    }

    static EventFlaw unknown(String param) {
        return new EventFlaw("unknown_parameter", "Unknown parameter: '" + param + "'.", param);
    }

    static EventFlaw value(String param, String expected) {
        return new EventFlaw("invalid_value", "Invalid value for '" + param + "': expected " + expected + ".", param);
    }

    static EventFlaw type(String param, String expected, JsonNode found) {
        String type = found.getNodeType().name().toLowerCase(Locale.ROOT);
        String message = "Invalid type for '" + param + "': expected " + expected + ", but got " + type + ".";
        return new EventFlaw("invalid_type", message, param);
    }

    /** The flaw itself unless all is well. */
    Optional<EventFlaw> unless(boolean good) {
        return good ? Optional.empty() : Optional.of(this);
    }
}
