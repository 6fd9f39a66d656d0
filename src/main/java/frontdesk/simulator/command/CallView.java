package frontdesk.simulator.command;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneListener;
import frontdesk.simulator.terminal.Ink.Colour;
import frontdesk.simulator.terminal.Timeline;

/** Shows a call from the telephone's end alone, where nobody knows what is said in words. */
final class CallView implements PhoneListener {
    private final Timeline timeline;

    CallView(Timeline timeline) {
        this.timeline = timeline;
    }

    void say(long atNanos, Colour colour, String who, String what) {
        timeline.later(() -> timeline.line(atNanos, colour, who, what));
    }

    @Override
    public void happened(PhoneEvent event) {
        long at = event.atNanos();
        switch (event) {
            case PhoneEvent.Dialled dialled -> {
                timeline.later(() -> timeline.startAt(at));
                say(at, Colour.FAINT, "phone", "rings, " + dialled.callSid());
            }
            case PhoneEvent.Answered answered ->
                say(at, Colour.FAINT, "phone", "is answered: TwiML " + answered.twiml().verbNames());
            case PhoneEvent.StreamStarted _ -> say(at, Colour.FAINT, "phone", "opens the media stream");
            case PhoneEvent.CallerBegan began -> say(at, Colour.CALLER, "CALLER", "speaks: " + began.speech().text());
            case PhoneEvent.CallerPaused _ -> say(at, Colour.CALLER, "CALLER", "is silent");
            case PhoneEvent.AgentBegan _ -> say(at, Colour.AGENT, "AGENT", "speaks");
            case PhoneEvent.AgentPaused paused ->
                say(at, Colour.AGENT, "AGENT", "is silent; heard so far: "
                        + AudioFormat.PCMU_8KHZ.durationMs(paused.heardBytes()) + " ms");
            case PhoneEvent.Cleared _ -> say(at, Colour.INTERRUPTION, "cut", "the agent is interrupted");
            case PhoneEvent.RanDry dry -> say(at, Colour.FAINT, "phone", "hears a hole of " + dry.holeMs() + " ms");
            case PhoneEvent.KeyPressed pressed -> say(at, Colour.CALLER, "CALLER", "presses " + pressed.key());
            case PhoneEvent.TextArrived arrived -> say(at, Colour.FAINT, "phone", "gets a text: " + arrived.text());
            case PhoneEvent.PageSeen seen -> say(at, Colour.FAINT, "phone", "shows a page: " + seen.text());
            case PhoneEvent.HungUp _ -> say(at, Colour.CALLER, "CALLER", "hangs up");
            case PhoneEvent.StreamClosed closed ->
                say(at, Colour.FAINT, "phone", "the stream is closed by the "
                        + (closed.byServer() ? "server" : "telephone network"));
            case PhoneEvent.ActionAnswered answered ->
                say(at, Colour.FAINT, "phone", "the call goes on with TwiML " + answered.twiml().verbNames());
            case PhoneEvent.Network network -> say(at, Colour.FAINT, "phone", network.described());
            case PhoneEvent.Violation violation ->
                say(at, Colour.INTERRUPTION, "WRONG", violation.code() + ": " + violation.text());
            case PhoneEvent.FrameSent _, PhoneEvent.AudioArrived _, PhoneEvent.MarkArrived _, PhoneEvent.MarkReturned _,
                    PhoneEvent.Ended _ -> {}
        }
    }
}
