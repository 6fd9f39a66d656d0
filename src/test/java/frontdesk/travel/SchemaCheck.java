package frontdesk.travel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether a value has the shape that a JSON Schema describes, for as much of the language as our schemas use. */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "type", "properties", "required", "additionalProperties", "items", "enum", "description", "format",
            "minimum", "maximum", "maxLength");

    private final List<String> problems = new ArrayList<>();

    static List<String> problems(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck();
        check.check("", schema, value);
        return check.problems;
    }

    private void check(String at, JsonNode schema, JsonNode value) {
        schema.propertyNames().stream().filter(word -> !KNOWN.contains(word)).forEach(word ->
                problems.add(at + ": this check does not know " + word));
        boolean fits = switch (schema.path("type").stringValue("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> false;
        };
        if (!fits) {
            problems.add(at + ": is no " + schema.path("type") + ": " + value);
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            problems.add(at + ": is none of " + schema.get("enum") + ": " + value);
        }
        schema.path("required").valueStream().filter(name -> !value.has(name.stringValue())).forEach(name ->
                problems.add(at + ": lacks " + name));
        value.propertyStream().forEach(member -> {
            JsonNode property = schema.path("properties").path(member.getKey());
            if (property.isMissingNode()) {
                problems.add(at + ": has " + member.getKey() + ", which is not described");
            } else {
                check(at + "/" + member.getKey(), property, member.getValue());
            }
        });
        if (value.isArray()) {
            value.valueStream().forEach(element -> check(at + "[]", schema.path("items"), element));
        }
    }
}
