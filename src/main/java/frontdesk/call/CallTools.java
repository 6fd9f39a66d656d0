package frontdesk.call;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolBox;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolRunner;
import frontdesk.tool.ToolSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools that a call has right now, and those that are at work for it. When the tools of other programs turn out to
 * be others than were remembered, the model is told, and only then: most calls never need it. Call thread only.
 */
final class CallTools {

    private static final Logger log = LoggerFactory.getLogger(CallTools.class);

    private final CallFacts facts;
    private final ToolSource source;
    private final ToolRunner runner;
    private final Consumer<CallEvent> mailbox;
    private final Map<String, ToolRunner.Running> atWork = new HashMap<>();
    private ToolBox box;

    /** A tool as the model knows it. */
    private record Shown(String name, String description, JsonText parameters) {
        static List<Shown> all(List<Tool> tools) {
            return tools.stream()
                    .map(tool -> new Shown(tool.name(), tool.description(), tool.parameters()))
                    .toList();
        }
    }

    CallTools(CallFacts facts, ToolSource source, ToolRunner runner, Consumer<CallEvent> mailbox) {
        this.facts = facts;
        this.source = source;
        this.runner = runner;
        this.mailbox = mailbox;
        this.box = new ToolBox(source.tools());
    }

    /**
     * Connects the programs behind the tools in the background, if they are not: when the greeting is on the wire, so
     * that nothing of it stands in the greeting's way, or with the first tool that is asked for.
     */
    void connect() {
        source.connect(news -> mailbox.accept(new CallEvent.ToolsArrived(news)));
    }

    void arrived(ToolSource.News news, ModelSession model) {
        boolean changed = !Shown.all(box.tools()).equals(Shown.all(news.tools()));
        box = new ToolBox(news.tools());
        if (changed) {
            model.replaceTools(news.tools());
        }
        if (news.connected()) {
            log.info("[Twilio Media Stream] Agent updated with MCP servers successfully server={} tools={} changed={}"
                            + " call={}",
                    news.program(), news.tools().size(), changed, facts.callSid());
        }
    }

    void run(ToolCall call) {
        connect();
        atWork.put(call.callId(), runner.run(call, box, result ->
                mailbox.accept(new CallEvent.ToolFinished(call.callId(), call.name(), result))));
    }

    void finished(String callId) {
        atWork.remove(callId);
    }

    /** Cancels what may be cancelled, and lets go of the programs. */
    void close() {
        atWork.values().forEach(ToolRunner.Running::cancel);
        source.close();
    }
}
