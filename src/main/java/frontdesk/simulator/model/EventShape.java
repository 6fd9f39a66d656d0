package frontdesk.simulator.model;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * What a piece of JSON must look like to be accepted: nothing missing, nothing unknown, nothing of another type.
 *
 * <p>Shapes are immutable and may be shared between threads. {@link EventShapes} is the table built of them.
 */
sealed interface EventShape {

    /** What is expected, for a message. */
    String expected();

    /** Whether the JSON type is right, which decides between alternatives. */
    boolean fits(JsonNode value);

    /** The first flaw in a value that fits. */
    Optional<EventFlaw> flawInside(JsonNode value, String path);

    /** The first flaw found, in document order; empty when the value is acceptable. */
    default Optional<EventFlaw> flawIn(JsonNode value, String path) {
        return fits(value) ? flawInside(value, path) : Optional.of(EventFlaw.type(path, expected(), value));
    }

    /** A string of bounded length; one of {@code allowed} unless that is empty. */
    record Text(int maxLength, Set<String> allowed) implements EventShape {
        @Override
        public String expected() {
            return allowed.isEmpty() ? "a string of at most " + maxLength + " characters" : "one of " + sorted(allowed);
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isString();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            String text = value.stringValue();
            boolean good = text.length() <= maxLength && (allowed.isEmpty() || allowed.contains(text));
            return good ? Optional.empty() : Optional.of(EventFlaw.value(path, expected()));
        }
    }

    /** Whole bytes in base64. */
    record Bytes() implements EventShape {
        @Override
        public String expected() {
            return "base64";
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isString();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            try {
                Base64.getDecoder().decode(value.stringValue());
                return Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.of(EventFlaw.value(path, expected()));
            }
        }
    }

    /** An integer within bounds; 12.0 is none. */
    record Whole(long least, long most) implements EventShape {
        @Override
        public String expected() {
            return "an integer of at least " + least + (most == Long.MAX_VALUE ? "" : " and at most " + most);
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isIntegralNumber();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            boolean good = value.canConvertToLong() && value.longValue() >= least && value.longValue() <= most;
            return EventFlaw.value(path, expected()).unless(good);
        }
    }

    /** A number within bounds. */
    record Decimal(double least, double most) implements EventShape {
        @Override
        public String expected() {
            return "a number from " + least + " to " + most;
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isNumber();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            double number = value.doubleValue();
            return EventFlaw.value(path, expected()).unless(number >= least && number <= most);
        }
    }

    /** Anything of one JSON type: a boolean, or an object under whose names stands whatever the client likes. */
    record Just(JsonNodeType type) implements EventShape {
        @Override
        public String expected() {
            return type.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.getNodeType() == type;
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            return Optional.empty();
        }
    }

    /** An object of bounded strings under names of the client's own. */
    record Pairs(int most, int maxName, int maxText) implements EventShape {
        @Override
        public String expected() {
            return "at most " + most + " strings of at most " + maxText + " characters";
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isObject();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            boolean good = value.size() <= most
                    && value.properties().stream()
                            .allMatch(pair -> pair.getKey().length() <= maxName
                                    && pair.getValue().isString()
                                    && pair.getValue().stringValue().length() <= maxText);
            return EventFlaw.value(path, expected()).unless(good);
        }
    }

    /** An array of one shape, of bounded length. */
    record ListOf(EventShape element, int least, int most) implements EventShape {
        @Override
        public String expected() {
            return "an array of " + least + " to " + most + " elements";
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isArray();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            if (value.size() < least || value.size() > most) {
                return Optional.of(EventFlaw.value(path, expected()));
            }
            for (int i = 0; i < value.size(); i++) {
                Optional<EventFlaw> flaw = element.flawIn(value.get(i), path + "[" + i + "]");
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return Optional.empty();
        }
    }

    /** The first of several shapes whose JSON type is that of the value, or null where that is allowed. */
    record Either(List<EventShape> shapes, boolean orNull) implements EventShape {
        @Override
        public String expected() {
            String all = String.join(" or ", shapes.stream().map(EventShape::expected).toList());
            return orNull ? all + " or null" : all;
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isNull() ? orNull : shapes.stream().anyMatch(shape -> shape.fits(value));
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            return shapes.stream()
                    .filter(shape -> shape.fits(value))
                    .findFirst()
                    .flatMap(shape -> shape.flawIn(value, path));
        }
    }

    /** An object with these fields and no others. */
    record Fields(Map<String, EventShape> required, Map<String, EventShape> optional) implements EventShape {
        @Override
        public String expected() {
            return "an object";
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isObject();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            for (String name : required.keySet()) {
                if (!value.has(name)) {
                    return Optional.of(EventFlaw.missing(within(path, name)));
                }
            }
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String place = within(path, field.getKey());
                EventShape shape = required.getOrDefault(field.getKey(), optional.get(field.getKey()));
                Optional<EventFlaw> flaw =
                        shape == null ? Optional.of(EventFlaw.unknown(place)) : shape.flawIn(field.getValue(), place);
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return Optional.empty();
        }
    }

    /** An object of one of several shapes, told apart by the text in one field. */
    record Kinds(String field, Map<String, EventShape> shapes) implements EventShape {
        @Override
        public String expected() {
            return "an object";
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isObject();
        }

        @Override
        public Optional<EventFlaw> flawInside(JsonNode value, String path) {
            String place = within(path, field);
            JsonNode kind = value.get(field);
            if (kind == null) {
                return Optional.of(EventFlaw.missing(place));
            }
            if (!kind.isString()) {
                return Optional.of(EventFlaw.type(place, "a string", kind));
            }
            EventShape shape = shapes.get(kind.stringValue());
            return shape == null
                    ? Optional.of(EventFlaw.value(place, "one of " + sorted(shapes.keySet())))
                    : shape.flawIn(value, path);
        }
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
