package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The model asks for tools, and goes on by what they have told. */
class EmulatedToolCallTest {

    private static final Say HELLO = new Say(EmulatorRig.counted(1_000), "Hello, this is the front desk.");

    @Test
    void responseMayHoldSeveralMessagesAndCalls() {
        ModelTurn turn = ModelTurn.on(
                On.CREATE,
                HELLO,
                new Say(EmulatorRig.counted(300), "One moment."),
                new UseTool("call_1", "lookup", "{\"id\":\"A-1\"}"),
                new UseTool("", "lookup", "{\"id\":\"A-2\"}"));
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(turn));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(1_000);
        List<JsonNode> events = rig.takeAll();
        JsonNode output = EmulatorRig.first(events, "response.done").at("/response/output");
        assertEquals(4, output.size());
        assertEquals("call_1", output.get(2).get("call_id").stringValue());
        assertEquals("{\"id\":\"A-2\"}", output.get(3).get("arguments").stringValue());
        assertEquals("completed", output.get(3).get("status").stringValue());
        JsonNode done = EmulatorRig.first(events, "response.function_call_arguments.done");
        assertEquals("lookup", done.get("name").stringValue());
        assertEquals(2, done.get("output_index").intValue());
    }

    @Test
    void toolResultDecidesWhichTurnComesNext() {
        ModelScript script = ModelScript.of(
                ModelTurn.on(On.CREATE, new UseTool("call_1", "lookup", "{}")),
                ModelTurn.on(On.CREATE, HELLO),
                ModelTurn.on(On.TOOL_RESULT, new Say(EmulatorRig.counted(100), "I found it.")));
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        rig.takeAll();
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":"
                + "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"here\"}}");
        assertEquals(List.of("conversation.item.added", "conversation.item.done"), rig.takeTypes());
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(100);
        assertEquals(
                "I found it.",
                EmulatorRig.first(rig.takeAll(), "response.output_audio_transcript.done")
                        .get("transcript")
                        .stringValue());
    }

    @Test
    void whatAToolHasToldIsRemembered() {
        ModelScript script = ModelScript.of(
                ModelTurn.on(On.CREATE, new UseTool("call_1", "book", "{}")),
                ModelTurn.on(
                        On.TOOL_RESULT, new UseTool("call_2", "view", "{\"n\":\"{{number}}\",\"m\":\"{{other}}\"}")));
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\","
                + "\"call_id\":\"call_1\",\"output\":\"{\\\"number\\\":\\\"K$1\\\"}\"}}");
        rig.takeAll();
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        assertEquals(
                "{\"n\":\"K$1\",\"m\":\"{{other}}\"}",
                EmulatorRig.first(rig.takeAll(), "response.function_call_arguments.done")
                        .get("arguments")
                        .stringValue());
    }

    @Test
    void resultOfAnUnknownCallIsRefused() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of());
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":"
                + "{\"type\":\"function_call_output\",\"call_id\":\"call_9\",\"output\":\"here\"}}");
        assertEquals("item.call_id", rig.takeError().get("param").stringValue());
    }
}
