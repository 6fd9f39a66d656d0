package frontdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ToolAnswered;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.RanDry;
import frontdesk.tool.StubTool;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools that do everything wrong in one call, while another call goes on as if nothing were. */
class ToolTroubleTest {

    private static final Say AFTERWARDS = new Say(WholeServer.sound(300), "I am sorry, I cannot see that right now.");
    private static final Say LONG = new Say(WholeServer.sound(1_500), "Something long, in another call.");

    private final AtomicBoolean stop = new AtomicBoolean();
    private final WholeServer server = WholeServer.open(Map.of(), broken("throws", call -> {
        throw new IllegalStateException("a secret of the inside");
    }), broken("overflows", call -> overflow(1)), broken("hangs", call -> {
        new CountDownLatch(1).await();
        return ToolResult.of("never");
    }), broken("spins", call -> {
        while (!stop.get()) {
            Thread.onSpinWait();
        }
        return ToolResult.of("too late");
    }), broken("shouts", call -> ToolResult.of("x".repeat(1 << 20))), broken("says_nothing", call -> null));

    private static Tool broken(String name, StubTool.Work work) {
        return StubTool.safe(name, work).within(Duration.ofMillis(400));
    }

    private static ToolResult overflow(int depth) {
        return depth < 0 ? ToolResult.of("") : overflow(depth + 1);
    }

    @AfterEach
    void close() {
        stop.set(true);
        server.close();
    }

    static Stream<String> names() {
        return Stream.of("throws", "overflows", "hangs", "spins", "shouts", "says_nothing");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBrokenToolIsAShortAnswerToTheModelAndNothingToTheOtherCall(String tool) throws Exception {
        server.next(
                ModelScript.of(ModelTurn.on(On.CREATE, LONG)).at(Pace.BURST),
                ModelScript.of(
                                ModelTurn.on(On.CREATE, new UseTool("call_1", tool, "{}")),
                                ModelTurn.on(On.TOOL_RESULT, AFTERWARDS))
                        .at(Pace.BURST));
        Ear otherEar = new Ear();
        FakePhone other = FakePhone.dial(server.network, server.phone(), otherEar);
        other.awaitHeard(20, WholeServer.SOON);
        server.session();
        try (RawStream stream = server.stream()) {
            EmulatedSession session = stream.session;
            ToolAnswered answer = session.log().await(ToolAnswered.class, WholeServer.SOON);
            assertEquals("call_1", answer.callId());
            assertTrue(answer.output().length() < 20_000, "it is " + answer.output().length() + " characters long");
            assertTrue(!answer.output().contains("secret"), answer.output());
            assertArrayEquals(AFTERWARDS.muLaw(), stream.hears(AFTERWARDS.muLaw().length));
            assertEquals(1, server.log.lines("WARN", "tool=" + tool, "call=" + stream.callSid).size());
            assertEquals(List.of(), server.log.lines("secret"));
            stream.hangUp();
            server.awaitEnd(stream.callSid);
            assertEquals(List.of(), session.log().violations());
        }
        assertArrayEquals(LONG.muLaw(), otherEar.await(LONG.muLaw().length));
        other.awaitHeard(1_500, WholeServer.SOON);
        assertEquals(List.of(), other.log().all(RanDry.class));
        other.hangUp(Farewell.STOP);
        assertEquals(List.of(), other.awaitEnd(WholeServer.SOON).violations());
        server.nextCallWorks();
    }

    @Test
    void aToolThatNobodyHasIsAnAnswerToo() throws Exception {
        server.next(ModelScript.of(
                        ModelTurn.on(On.CREATE, new UseTool("call_1", "no_such_tool", "{")),
                        ModelTurn.on(On.TOOL_RESULT, AFTERWARDS))
                .at(Pace.BURST));
        try (RawStream stream = server.stream()) {
            ToolAnswered answer = stream.session.log().await(ToolAnswered.class, WholeServer.SOON);
            assertTrue(answer.output().contains("There is no tool of this name"), answer.output());
            assertArrayEquals(AFTERWARDS.muLaw(), stream.hears(AFTERWARDS.muLaw().length));
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    @Test
    void aHangUpDoesNotWaitForATool() throws Exception {
        server.next(ModelScript.of(ModelTurn.on(On.CREATE, WholeServer.GREETING, new UseTool("call_1", "hangs", "{}")))
                .at(Pace.BURST));
        try (RawStream stream = server.stream()) {
            server.log.await("tool asked", "call=" + stream.callSid);
            stream.hears(160);
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
        server.nextCallWorks();
    }
}
