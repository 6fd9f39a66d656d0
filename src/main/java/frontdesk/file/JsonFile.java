package frontdesk.file;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
import tools.jackson.databind.deser.BeanDeserializerFactory;
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
            .deserializerFactory(BeanDeserializerFactory.instance.withValueInstantiators(new RecordsByReflection()))
            .build();

    private JsonFile() {}

    /**
     * @throws MalformedFileException if the text is not exactly the JSON of such a record; it names everything that is
     *     wrong with it, down to the records in its lists and maps
     */
    public static <T> T read(FileSource.TextFile file, Class<T> shape) {
        Mistakes mistakes = new Mistakes();
        Optional<T> value = read(file, shape, mistakes);
        mistakes.refuse();
        return value.orElseThrow();
    }

    /**
     * The same, for whoever has more to check than one file.
     *
     * @param mistakes is told everything that is wrong
     * @return what is left without that, if it can be read; good for use only if the mistakes were told nothing
     */
    public static <T> Optional<T> read(FileSource.TextFile file, Class<T> shape, Mistakes mistakes) {
        try {
            T value = MAPPER.readValue(file.text(), shape);
            if (value == null) {
                throw new MalformedFileException(file.name(), "", "holds null; it needs an object");
            }
            return Optional.of(value);
        } catch (MalformedFileException nothing) {
            mistakes.add(nothing);
        } catch (StreamReadException notJson) {
            mistakes.add(malformed(file, "", notJson));
        } catch (JacksonException first) {
            int before = mistakes.lines().size();
            Optional<T> rest = mistakes.unless(() -> object(file))
                    .flatMap(tree -> rest(file, "", tree, type(shape), mistakes));
            if (mistakes.lines().size() == before) {
                mistakes.add(malformed(file, "", first));
            }
            return rest;
        }
        return Optional.empty();
    }

    /** What is left of a malformed value. */
    private static <T> Optional<T> rest(
            FileSource.TextFile file, String path, JsonNode node, JavaType type, Mistakes mistakes) {
        JsonNode good = new JsonParts(file, mistakes).goodPart(path, node, type);
        return good.isMissingNode() ? Optional.empty() : Optional.ofNullable(JsonFile.<T>value(file, path, good, type));
    }

    /**
     * For an object whose keys are the author's own, with a record under each; they keep their order.
     *
     * @param mistakes is told everything that is wrong with each record; of one that is malformed there is what is left
     *     without that, if it can be read
     * @throws MalformedFileException if the text is not the JSON of an object
     */
    public static <T> Map<String, T> readEach(FileSource.TextFile file, Class<T> shape, Mistakes mistakes) {
        Map<String, T> values = new LinkedHashMap<>();
        object(file).properties().forEach(entry -> {
            Optional<T> value = mistakes.unless(() -> record(file, entry.getKey(), entry.getValue(), shape))
                    .or(() -> rest(file, entry.getKey(), entry.getValue(), type(shape), mistakes));
            value.ifPresent(good -> values.put(entry.getKey(), good));
        });
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
        T value = value(file, path, node, type(shape));
        if (value == null) {
            throw new MalformedFileException(
                    file.name(), JsonPlaces.of(file).place(path), "needs " + inWords(type(shape)) + " here");
        }
        return value;
    }

    /** How Jackson sees a type. */
    static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    /** @param path where it stands in the file */
    static <T> T value(FileSource.TextFile file, String path, JsonNode node, JavaType type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw malformed(file, path, e);
        }
    }

    /** @param below the path of what was read, if it was only a part of the file */
    private static MalformedFileException malformed(FileSource.TextFile file, String below, JacksonException e) {
        Mistakes mistakes = new Mistakes();
        // A record may have several things to say against itself, a line each.
        String.valueOf(problem(e)).lines()
                .forEach(problem -> mistakes.add(file.name(), place(file, below, e, problem), problem));
        return mistakes.asException();
    }

    private static String place(FileSource.TextFile file, String below, JacksonException e, String problem) {
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
        return JsonPlaces.of(file).place(path, problem);
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
            // What follows in brackets says where Jackson thinks it is, and not to whoever wrote the file.
            case StreamReadException syntax ->
                "is not JSON: " + syntax.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
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
