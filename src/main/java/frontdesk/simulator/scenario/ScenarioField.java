package frontdesk.simulator.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A place in a scenario file: reads values of their proper types, and knows where it is when one is wrong.
 *
 * @param where the file's name and the path in it
 */
record ScenarioField(String where, JsonNode node) {

    /** Something in a scenario file is wrong; the message says where and what. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String where, String what) {
            super(where + ": " + what);
        }
    }

    /** This place, if it is an object with no other fields than these. */
    ScenarioField object(String... fields) throws Wrong {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(fields));
        if (!unknown.isEmpty()) {
            throw wrong("unknown " + unknown + "; known are " + new TreeSet<>(Set.of(fields)));
        }
        return this;
    }

    boolean has(String field) {
        return node.has(field);
    }

    ScenarioField at(String field) {
        return new ScenarioField(where + (where.endsWith(" ") ? "" : ".") + field, node.path(field));
    }

    String text() throws Wrong {
        if (!node.isString()) {
            throw wrong("must be a text");
        }
        return node.stringValue();
    }

    String text(String field, String otherwise) throws Wrong {
        return has(field) ? at(field).text() : otherwise;
    }

    /** A moment such as {@code 2026-11-23T09:30:00-06:00}. */
    Optional<Instant> instant(String field) throws Wrong {
        if (!has(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(at(field).text()).toInstant());
        } catch (DateTimeException notAMoment) {
            throw at(field).wrong("must be a moment such as 2026-11-23T09:30:00-06:00");
        }
    }

    long number() throws Wrong {
        if (!node.isIntegralNumber() || node.longValue() < 0) {
            throw wrong("must be a whole number, 0 or more");
        }
        return node.longValue();
    }

    long number(String field, long otherwise) throws Wrong {
        return has(field) ? at(field).number() : otherwise;
    }

    Optional<Long> optionalNumber(String field) throws Wrong {
        return has(field) ? Optional.of(at(field).number()) : Optional.empty();
    }

    double fraction(String field, double otherwise) throws Wrong {
        if (!has(field)) {
            return otherwise;
        }
        if (!at(field).node.isNumber()) {
            throw at(field).wrong("must be a number");
        }
        return at(field).node.doubleValue();
    }

    boolean flag(String field, boolean otherwise) throws Wrong {
        if (!has(field)) {
            return otherwise;
        }
        if (!at(field).node.isBoolean()) {
            throw at(field).wrong("must be true or false");
        }
        return at(field).node.booleanValue();
    }

    /** A constant of an enum, written as {@code agent-pauses} for {@code AGENT_PAUSES}. */
    <E extends Enum<E>> E choice(Class<E> kind) throws Wrong {
        String text = text();
        List<String> known = new ArrayList<>();
        for (E constant : kind.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            known.add(name);
        }
        throw wrong("\"" + text + "\" is none of " + known);
    }

    /** The places in a list; a list that is not there is empty. */
    List<ScenarioField> list(String field) throws Wrong {
        List<ScenarioField> places = new ArrayList<>();
        if (has(field)) {
            ScenarioField list = at(field);
            if (!list.node.isArray()) {
                throw list.wrong("must be a list");
            }
            for (JsonNode element : list.node) {
                places.add(new ScenarioField(list.where + "[" + places.size() + "]", element));
            }
        }
        return places;
    }

    List<String> texts(String field) throws Wrong {
        List<String> texts = new ArrayList<>();
        for (ScenarioField place : list(field)) {
            texts.add(place.text());
        }
        return texts;
    }

    /** The places in an object whose fields have names of the file's own; an object that is not there has none. */
    Map<String, ScenarioField> fields(String field) throws Wrong {
        Map<String, ScenarioField> places = new LinkedHashMap<>();
        if (has(field)) {
            if (!at(field).node.isObject()) {
                throw at(field).wrong("must be an object");
            }
            for (String name : at(field).node.propertyNames()) {
                places.put(name, at(field).at(name));
            }
        }
        return places;
    }

    /** An object whose values are texts, in the file's order. */
    Map<String, String> textMap(String field) throws Wrong {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, ScenarioField> place : fields(field).entrySet()) {
            map.put(place.getKey(), place.getValue().text());
        }
        return map;
    }

    Wrong wrong(String what) {
        return new Wrong(where, node.isMissingNode() ? "is missing" : what);
    }
}
