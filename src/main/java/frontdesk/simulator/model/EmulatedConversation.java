package frontdesk.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a session in their order, and the client's events about them. Beyond {@value #MAX_ITEMS} the oldest
 * item is forgotten, as the real API does when its context is full.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedConversation {

    private static final int MAX_ITEMS = 1_000;
    private static final Pattern RECALLED = Pattern.compile("\\{\\{(\\w+)}}");

    private final String id;
    private final EmulatedWire wire;
    private final List<EmulatedItem> items = new ArrayList<>();

    EmulatedConversation(EmulatedWire wire) {
        this.id = wire.id("conv");
        this.wire = wire;
    }

    String id() {
        return id;
    }

    /** Puts an item of the session's own at the end and says so. */
    void add(EmulatedItem item) {
        insert(item, items.size());
        announce("conversation.item.added", item);
    }

    /** Says that an item is complete, unless the client has taken it out meanwhile. */
    void done(EmulatedItem item) {
        if (items.contains(item)) {
            announce("conversation.item.done", item);
        }
    }

    /** The last item's id, or null. */
    String lastId() {
        return items.isEmpty() ? null : items.getLast().id();
    }

    private void insert(EmulatedItem item, int at) {
        items.add(at, item);
        if (items.size() > MAX_ITEMS) {
            items.removeFirst();
        }
    }

    private void announce(String type, EmulatedItem item) {
        int at = items.indexOf(item);
        ObjectNode event = wire.event(type);
        event.put("previous_item_id", at > 0 ? items.get(at - 1).id() : null);
        event.set("item", item.json());
        wire.send(event);
    }

    /** {@code conversation.item.create}. */
    Optional<EventFlaw> create(JsonNode event) {
        JsonNode wanted = event.get("item");
        String itemId = wanted.path("id").stringValue("");
        if (!itemId.isEmpty() && find(itemId).isPresent()) {
            return Optional.of(new EventFlaw("invalid_value", "An item with this id already exists.", "item.id"));
        }
        if (wanted.get("type").stringValue().equals("function_call_output")) {
            String callId = wanted.get("call_id").stringValue();
            if (items.stream().noneMatch(item -> item.isCall(callId))) {
                String message = "Tool call ID '" + callId + "' not found in conversation.";
                return Optional.of(new EventFlaw("invalid_value", message, "item.call_id"));
            }
        }
        int at = placeAfter(event.path("previous_item_id").stringValue(null));
        if (at < 0) {
            return Optional.of(new EventFlaw("invalid_value", "The previous item does not exist.", "previous_item_id"));
        }
        EmulatedItem item = EmulatedItem.ofClient(wanted, itemId.isEmpty() ? wire.id("item") : itemId);
        insert(item, at);
        announce("conversation.item.added", item);
        announce("conversation.item.done", item);
        return Optional.empty();
    }

    /** @return -1 if there is no such item */
    private int placeAfter(String previousItemId) {
        if (previousItemId == null) {
            return items.size();
        }
        if (previousItemId.equals("root")) {
            return 0;
        }
        return find(previousItemId).map(item -> items.indexOf(item) + 1).orElse(-1);
    }

    /** {@code conversation.item.retrieve}: the audio of the model is in it, that of the caller is not kept. */
    Optional<EventFlaw> retrieve(JsonNode event) {
        Optional<EmulatedItem> item = find(event.get("item_id").stringValue());
        if (item.isEmpty()) {
            return gone("item_retrieve_invalid_item_id", event);
        }
        ObjectNode answer = wire.event("conversation.item.retrieved");
        answer.set("item", item.get().withAudio());
        wire.send(answer);
        return Optional.empty();
    }

    /** {@code conversation.item.delete}. */
    Optional<EventFlaw> delete(JsonNode event) {
        String itemId = event.get("item_id").stringValue();
        if (!items.removeIf(item -> item.id().equals(itemId))) {
            return gone("item_delete_invalid_item_id", event);
        }
        wire.send(wire.event("conversation.item.deleted").put("item_id", itemId));
        return Optional.empty();
    }

    /** {@code conversation.item.truncate}. */
    Optional<EventFlaw> truncate(JsonNode event) {
        String itemId = event.get("item_id").stringValue();
        int contentIndex = event.get("content_index").intValue();
        long audioEndMs = event.get("audio_end_ms").longValue();
        Optional<EmulatedItem> found = find(itemId);
        if (found.isEmpty()) {
            return gone("item_truncate_invalid_item_id", event);
        }
        EmulatedItem item = found.get();
        if (!item.hasModelAudio()) {
            return Optional.of(EventFlaw.race(
                    "unsupported_content_type", "Only model output audio messages can be truncated.", "item_id"));
        }
        if (contentIndex != 0) {
            return Optional.of(EventFlaw.value("content_index", "0, the only content of the item"));
        }
        if (audioEndMs > item.audioMs()) {
            String message =
                    "Audio content of " + item.audioMs() + "ms is already shorter than " + audioEndMs + "ms";
            return Optional.of(EventFlaw.race("invalid_value", message, "audio_end_ms"));
        }
        item.truncate(audioEndMs);
        wire.send(wire.event("conversation.item.truncated")
                .put("item_id", itemId)
                .put("content_index", contentIndex)
                .put("audio_end_ms", audioEndMs));
        return Optional.empty();
    }

    private static Optional<EventFlaw> gone(String code, JsonNode event) {
        String message = "Item with item_id '" + event.get("item_id").stringValue() + "' not found.";
        return Optional.of(EventFlaw.race(code, message, "item_id"));
    }

    /** Arguments in which {@code {{name}}} has become what the latest tool's result tells under that name. */
    String recalled(String arguments) {
        return RECALLED.matcher(arguments).replaceAll(name -> items.reversed().stream()
                .flatMap(item -> item.told(name.group(1)).stream())
                .findFirst()
                .map(Matcher::quoteReplacement)
                .orElse("$0"));
    }

    Optional<EmulatedItem> find(String itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }

    long textTokens() {
        return items.stream().mapToLong(EmulatedItem::textTokens).sum();
    }

    long audioTokens() {
        return items.stream().mapToLong(EmulatedItem::audioTokens).sum();
    }
}
