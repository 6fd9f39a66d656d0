package frontdesk.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds everything that is wrong with a JSON text, and what is left of it without that. Jackson stops at the first
 * mistake; read part by part, a text tells of the others. Used once, by one thread, on a text that is known to be
 * malformed.
 */
final class JsonParts {

    private final FileSource.TextFile file;
    private final JsonPlaces places;
    private final Mistakes mistakes;

    JsonParts(FileSource.TextFile file, Mistakes mistakes) {
        this.file = file;
        this.places = JsonPlaces.of(file);
        this.mistakes = mistakes;
    }

    /**
     * Looks through a value, the innermost parts first. What a record has to say against all of itself counts too, but
     * for what names a part that was malformed: it may say that this is missing.
     *
     * @param path where it stands, empty for the whole
     * @return the value without what is malformed; a missing node if nothing is left that can be read
     */
    JsonNode goodPart(String path, JsonNode node, JavaType type) {
        JsonNode good = node;
        Set<String> malformed = new HashSet<>();
        if (type.getRawClass().isRecord() && node.isObject()) {
            Map<String, JavaType> known = components(type.getRawClass());
            nameUnknownKeys(path, node, known);
            good = goodFields(path, node, known);
            malformed.addAll(known.keySet());
            malformed.retainAll(node.propertyNames());
            malformed.removeAll(good.propertyNames());
        } else if (type.isMapLikeType() && node.isObject()) {
            Map<String, JavaType> all = new LinkedHashMap<>();
            node.propertyNames().forEach(key -> all.put(key, type.getContentType()));
            good = goodFields(path, node, all);
        } else if (type.isCollectionLikeType() && node.isArray()) {
            good = goodElements(path, node, type.getContentType());
        }
        return isReadable(path, good, type, malformed) ? good : MissingNode.getInstance();
    }

    private boolean isReadable(String path, JsonNode node, JavaType type, Set<String> notToBeNamed) {
        try {
            JsonFile.value(file, path, node, type);
            return true;
        } catch (MalformedFileException refused) {
            refused.getMessage().lines()
                    .filter(line -> notToBeNamed.stream().noneMatch(key -> line.contains("\"" + key + "\"")))
                    .forEach(mistakes::add);
            return false;
        }
    }

    private static Map<String, JavaType> components(Class<?> shape) {
        Map<String, JavaType> components = new LinkedHashMap<>();
        Arrays.stream(shape.getRecordComponents()).forEach(component ->
                components.put(key(component), JsonFile.type(component.getGenericType())));
        return components;
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null
                ? PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName())
                : named.value();
    }

    private void nameUnknownKeys(String path, JsonNode node, Map<String, JavaType> known) {
        node.propertyNames().stream().filter(key -> !known.containsKey(key)).forEach(key -> mistakes.add(
                file.name(), places.place(below(path, key)),
                "unknown key \"" + key + "\"; known are " + String.join(", ", new TreeSet<>(known.keySet()))));
    }

    private ObjectNode goodFields(String path, JsonNode node, Map<String, JavaType> wanted) {
        ObjectNode fields = (ObjectNode) node.deepCopy();
        fields.retain(wanted.keySet());
        wanted.forEach((key, type) -> {
            if (node.has(key)) {
                JsonNode field = goodPart(below(path, key), node.get(key), type);
                if (field.isMissingNode()) {
                    fields.remove(key);
                } else {
                    fields.set(key, field);
                }
            }
        });
        return fields;
    }

    private ArrayNode goodElements(String path, JsonNode node, JavaType type) {
        ArrayNode elements = (ArrayNode) node.deepCopy();
        elements.removeAll();
        for (int i = 0; i < node.size(); i++) {
            JsonNode element = goodPart(path + "[" + i + "]", node.get(i), type);
            if (!element.isMissingNode()) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
