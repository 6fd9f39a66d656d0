package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.simulator.model.ModelTurn.Say;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The items of a conversation: truncated where the caller stopped hearing them, created, retrieved, deleted. */
class EmulatedConversationTest {

    private static final Say ANSWER = new Say(EmulatorRig.counted(10_000), "We have three rooms left for that night.");

    private static String truncation(String itemId, long audioEndMs) {
        return "{\"type\":\"conversation.item.truncate\",\"event_id\":\"cut\",\"item_id\":\"" + itemId
                + "\",\"content_index\":0,\"audio_end_ms\":" + audioEndMs + "}";
    }

    @Test
    void truncationCutsTheAudioAndDeletesTheText() {
        EmulatorRig rig = EmulatorRig.amidst(ANSWER);
        rig.hear(EmulatorRig.speech(60));
        String itemId = EmulatorRig.first(rig.takeAll(), "response.output_item.added").at("/item/id").stringValue();
        rig.tell(truncation(itemId, 300));
        JsonNode truncated = rig.takeAll().getFirst();
        assertEquals("conversation.item.truncated", truncated.get("type").stringValue());
        assertEquals(300, truncated.get("audio_end_ms").intValue());
        rig.tell("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"" + itemId + "\"}");
        JsonNode part = rig.takeAll().getFirst().at("/item/content/0");
        assertEquals("", part.get("transcript").stringValue());
        assertEquals(2_400, Base64.getDecoder().decode(part.get("audio").stringValue()).length);
    }

    @Test
    void truncationBeyondTheAudioIsRefused() {
        EmulatorRig rig = EmulatorRig.amidst(ANSWER);
        rig.hear(EmulatorRig.speech(60));
        List<JsonNode> events = rig.takeAll();
        String itemId = EmulatorRig.first(events, "response.output_item.added").at("/item/id").stringValue();
        int sentMs = EmulatorRig.audioOf(events, itemId).length / 8;
        rig.tell(truncation(itemId, sentMs + 1));
        JsonNode error = rig.takeError();
        assertEquals("invalid_value", error.get("code").stringValue());
        assertEquals("cut", error.get("event_id").stringValue());
        assertEquals(
                "Audio content of " + sentMs + "ms is already shorter than " + (sentMs + 1) + "ms",
                error.get("message").stringValue());
        rig.tell(truncation(itemId, sentMs));
        assertEquals(List.of("conversation.item.truncated"), rig.takeTypes());
    }

    @Test
    void onlySpokenItemsThatExistCanBeTruncated() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of());
        rig.tell("""
                {"type":"conversation.item.create","item":{"id":"mine","type":"message","role":"user",
                 "content":[{"type":"input_text","text":"Hi"}]}}""");
        rig.takeAll();
        rig.tell(truncation("mine", 0));
        assertEquals("unsupported_content_type", rig.takeError().get("code").stringValue());
        rig.tell(truncation("nobody's", 0));
        assertEquals("item_truncate_invalid_item_id", rig.takeError().get("code").stringValue());
        assertEquals(List.of(), rig.session.log().violations());
    }

    @Test
    void itemsAreCreatedInPlaceRetrievedAndDeleted() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of());
        String create = """
                {"type":"conversation.item.create",%s
                 "item":{"id":"%s","type":"message","role":"user","content":[]}}""";
        rig.tell(create.formatted("", "b"));
        rig.tell(create.formatted("\"previous_item_id\":\"root\",", "a"));
        rig.tell(create.formatted("\"previous_item_id\":\"a\",", "c"));
        assertEquals("a", rig.takeAll().getLast().get("previous_item_id").stringValue());
        rig.tell(create.formatted("\"previous_item_id\":\"x\",", "d"));
        assertEquals("previous_item_id", rig.takeError().get("param").stringValue());
        rig.tell(create.formatted("", "a"));
        assertEquals("item.id", rig.takeError().get("param").stringValue());
        rig.tell("{\"type\":\"conversation.item.delete\",\"item_id\":\"a\"}");
        assertEquals(List.of("conversation.item.deleted"), rig.takeTypes());
        rig.tell("{\"type\":\"conversation.item.delete\",\"item_id\":\"a\"}");
        assertEquals("item_delete_invalid_item_id", rig.takeError().get("code").stringValue());
        rig.tell("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"a\"}");
        assertEquals("item_retrieve_invalid_item_id", rig.takeError().get("code").stringValue());
    }
}
