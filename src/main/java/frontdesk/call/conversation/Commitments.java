package frontdesk.call.conversation;

import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.Playback;
import frontdesk.tool.Tool;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What committing tools have done and the caller does not know yet: a booking goes on while the caller speaks, its
 * result reaches the model in any case, and the caller is to hear how it ended. Call thread only.
 *
 * <p>A result is told when a response that began after it was heard to its end. When the caller has spoken before that,
 * the model is reminded of it: its own answer to the caller's words would otherwise settle the matter without a word.
 */
final class Commitments {

    private final Set<String> committing;
    private final ModelSession model;
    private final ResponseGate gate;
    private final Playback playback;
    private final SurroundingCall call;
    /** Names of tools; bounded by the tools there are. */
    private final Set<String> untold = new LinkedHashSet<>();
    private boolean isBeingTold;
    /** The model was told that the caller does not know yet, and has not begun to answer. */
    private boolean isReminded;

    /** @param tools what the model may use */
    Commitments(
            List<Tool> tools,
            ModelSession model,
            ResponseGate gate,
            Playback playback,
            SurroundingCall call) {
        this.committing = tools.stream()
                .filter(tool -> tool.effect() == Tool.Effect.COMMITTING)
                .map(Tool::name)
                .collect(Collectors.toUnmodifiableSet());
        this.model = model;
        this.gate = gate;
        this.playback = playback;
        this.call = call;
    }

    /** The model has a tool's result. */
    void answered(String tool) {
        if (committing.contains(tool)) {
            untold.add(tool);
            isBeingTold = false;
            isReminded = false;
            if (gate.callerHasTheTurn()) {
                remind();
            }
        }
    }

    void responseStarted() {
        isBeingTold = !untold.isEmpty();
        isReminded = false;
    }

    /** The caller speaks, and will be answered. */
    void callerActs() {
        isBeingTold = false;
        if (!untold.isEmpty() && !isReminded) {
            remind();
        }
    }

    /** Something has changed: what has been heard to its end is told. */
    void proceed() {
        if (isBeingTold && gate.isAtRest() && !playback.speaking(call.nanoTime())) {
            isBeingTold = false;
            untold.clear();
        }
    }

    private void remind() {
        isReminded = true;
        model.note("The caller spoke before they had heard what came of " + String.join(", ", untold)
                + ". It was not cancelled. Answer them, and tell them how it ended.");
    }
}
