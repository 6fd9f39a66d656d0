package frontdesk.tool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The arguments a model wrote for a tool. Everything that is wrong with them is a {@link Refused} in words that tell
 * the model which argument to mend, or what to ask the caller. Immutable; safe from any thread.
 */
public final class Arguments {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int LONGEST = 500;
    /** What may be repeated to the model as the name of an argument. */
    private static final Pattern ARGUMENT = Pattern.compile("\\w{1,40}");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'\u2019-]{0,79}");

    private final JsonNode object;

    /** The message is for the model. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /** @param known the names of all arguments there are */
    public static Arguments read(JsonText text, List<String> known) throws Refused {
        JsonNode node;
        try {
            node = MAPPER.readTree(text.text());
        } catch (JacksonException e) {
            throw new Refused(
                    "The arguments are not valid JSON. Send one JSON object with " + String.join(", ", known) + ".");
        }
        if (!node.isObject()) {
            throw new Refused("The arguments must be one JSON object with " + String.join(", ", known) + ".");
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refused((ARGUMENT.matcher(name).matches() ? "The argument " + name : "One of the arguments")
                        + " does not exist. The arguments are " + String.join(", ", known) + ".");
            }
        }
        return new Arguments(node);
    }

    private Arguments(JsonNode object) {
        this.object = object;
    }

    /** One of a few texts, as the schema's enum lists them; capitals do not count. */
    public Optional<String> choice(String name, List<String> choices) throws Refused {
        Optional<String> said = text(name);
        if (said.isEmpty()) {
            return said;
        }
        Optional<String> chosen = choices.stream().filter(said.get()::equalsIgnoreCase).findFirst();
        if (chosen.isEmpty()) {
            throw new Refused("The argument " + name + " must be one of " + String.join(", ", choices)
                    + ". Choose the one that is meant, or ask the caller.");
        }
        return chosen;
    }

    /** A text; null, empty and absent are the same, because models write all three for "nothing". */
    public Optional<String> text(String name) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw new Refused("The argument " + name + " must be a text in quotes.");
        }
        String value = node.stringValue().strip();
        if (value.length() > LONGEST) {
            throw new Refused("The argument " + name + " is longer than " + LONGEST + " characters; shorten it.");
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** A whole number; null and absent are the same. */
    public Optional<Integer> whole(String name, int least, int most) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw new Refused("The argument " + name + " must be a whole number from " + least + " to " + most
                    + ", without quotes. Ask the caller, unless they have said it.");
        }
        return Optional.of(node.intValue());
    }

    /** A number, with or without a fraction, and however large; null and absent are the same. */
    public Optional<BigDecimal> number(String name) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isNumber()) {
            throw new Refused("The argument " + name + " must be a number, without quotes.");
        }
        return Optional.of(node.decimalValue());
    }

    /** Yes or no; null and absent are no. */
    public boolean flag(String name) throws Refused {
        JsonNode node = object.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            throw new Refused("The argument " + name + " must be true or false, without quotes.");
        }
        return node.isBoolean() && node.booleanValue();
    }

    /** Whether there is anything under this name; an empty text is nothing. */
    public boolean has(String name) {
        JsonNode node = object.path(name);
        return !node.isMissingNode() && !node.isNull() && !(node.isString() && node.stringValue().isBlank());
    }

    /** As {@link #choice}, for an argument that must be there. */
    public String oneOf(String name, List<String> choices) throws Refused {
        return choice(name, choices).orElseThrow(() -> new Refused(
                "The argument " + name + " is missing; it is one of " + String.join(", ", choices) + "."));
    }

    /** A person's name: letters, and what stands between them. */
    public Optional<String> name(String name) throws Refused {
        Optional<String> value = text(name);
        if (value.isPresent() && !isName(value.get())) {
            throw new Refused(
                    "The argument " + name + " must be a person's name, in letters. Ask the caller to spell it.");
        }
        return value;
    }

    /** Whether a text can be a person's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
