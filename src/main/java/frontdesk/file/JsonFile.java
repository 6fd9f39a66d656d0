package frontdesk.file;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads a JSON file into records, strictly: an unknown key, a key given twice, a number in quotes, or whatever a
 * record's constructor refuses is a {@link MalformedFileException} in words for the file's author. Keys are in
 * snake_case, as in the Realtime API; a key that is absent is null, which the record may refuse.
 */
public final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, config -> config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private JsonFile() {}

    /**
     * @throws MalformedFileException if the text is not exactly the JSON of such a record; it names what is wrong with
     *     each of the record's components, and with each record of a list
     */
    public static <T> T read(FileSource.TextFile file, Class<T> shape) {
        try {
            T value = MAPPER.readValue(file.text(), shape);
            if (value == null) {
                throw new MalformedFileException(file.name(), "", "holds null; it needs an object");
            }
            return value;
        } catch (StreamReadException notJson) {
            throw malformed(file, "", notJson);
        } catch (JacksonException first) {
            Mistakes mistakes = new Mistakes();
            mistakes.add(malformed(file, "", first));
            readParts(file, shape, mistakes);
            throw mistakes.asException();
        }
    }

    /** Jackson stops at the first mistake; read part by part, a file tells of the others. */
    private static void readParts(FileSource.TextFile file, Class<?> shape, Mistakes mistakes) {
        mistakes.unless(() -> object(file)).ifPresent(tree -> {
            for (RecordComponent component : shape.getRecordComponents()) {
                String key = PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName());
                readPart(file, key, tree.path(key), MAPPER.constructType(component.getGenericType()), mistakes);
            }
        });
    }

    private static void readPart(
            FileSource.TextFile file, String key, JsonNode part, JavaType type, Mistakes mistakes) {
        if (type.isCollectionLikeType() && part.isArray()) {
            for (int i = 0; i < part.size(); i++) {
                String path = key + "[" + i + "]";
                JsonNode element = part.get(i);
                mistakes.unless(() -> value(file, path, element, type.getContentType()));
            }
        } else if (!part.isMissingNode()) {
            mistakes.unless(() -> value(file, key, part, type));
        }
    }

    /**
     * For an object whose keys are the author's own, with a record under each; they keep their order.
     *
     * @param mistakes is told of each record that is not as it has to be; it is left out
     * @throws MalformedFileException if the text is not the JSON of an object
     */
    public static <T> Map<String, T> readEach(FileSource.TextFile file, Class<T> shape, Mistakes mistakes) {
        Map<String, T> values = new LinkedHashMap<>();
        object(file).properties().forEach(entry -> mistakes
                .unless(() -> record(file, entry.getKey(), entry.getValue(), shape))
                .ifPresent(value -> values.put(entry.getKey(), value)));
        return values;
    }

    private static JsonNode object(FileSource.TextFile file) {
        try {
            JsonNode tree = MAPPER.readTree(file.text());
            if (!tree.isObject()) {
                throw new MalformedFileException(file.name(), JsonPlaces.of(file).place(""), "needs an object here");
            }
            return tree;
        } catch (JacksonException e) {
            throw malformed(file, "", e);
        }
    }

    private static <T> T record(FileSource.TextFile file, String path, JsonNode node, Class<T> shape) {
        T value = value(file, path, node, MAPPER.constructType(shape));
        if (value == null) {
            throw new MalformedFileException(file.name(), JsonPlaces.of(file).place(path), "needs an object here");
        }
        return value;
    }

    private static <T> T value(FileSource.TextFile file, String path, JsonNode node, JavaType type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw malformed(file, path, e);
        }
    }

    /** @param below the path of what was read, if it was only a part of the file */
    private static MalformedFileException malformed(FileSource.TextFile file, String below, JacksonException e) {
        return new MalformedFileException(file.name(), place(file, below, e), problem(e));
    }

    private static String place(FileSource.TextFile file, String below, JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
                .collect(Collectors.joining("", below, ""))
                .replaceFirst("^\\.", "");
        if (e instanceof StreamReadException && e.getLocation() != null) {
            return "line " + e.getLocation().getLineNr() + (path.isEmpty() ? "" : ", " + path);
        }
        // Jackson knows no line for what it had set aside and looked at later, such as unknown keys.
        return JsonPlaces.of(file).place(path);
    }

    private static String problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "unknown key \"" + unknown.getPropertyName() + "\"; known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case ValueInstantiationException refused when refused.getCause() != null ->
                refused.getCause().getMessage();
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                "needs " + inWords(MAPPER.constructType(mismatch.getTargetType())) + " here";
            case StreamReadException syntax -> "is not JSON: " + syntax.getOriginalMessage();
            default -> e.getOriginalMessage();
        };
    }

    private static String inWords(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return "a text in quotes";
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(raw) || raw == double.class) {
            return "a number";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        return type.isCollectionLikeType() ? "a list" : "an object";
    }
}
