package frontdesk.agent;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.Phrases;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import java.util.List;

/** What agents can be given for their work; whoever knows the business behind them provides it. */
public interface Equipment {

    /** The names of all of it. */
    Vocabulary vocabulary();

    /** Whom this agent can ask about its callers. */
    CallerFacts callers(Agent agent);

    /** All tools there are, made for where this agent is and how it says dates. */
    List<Tool> tools(Agent agent);

    /** This agent's phrases in its own voice, as far as they are recorded. */
    Phrases phrases(Agent agent);

    /**
     * The tools of one call: an agent's own, and those of the MCP servers it may use, as far as they are known.
     *
     * @param own what the agent's file names
     */
    ToolSource toolSource(Agent agent, CallFacts facts, List<Tool> own);

    /** Tools that every agent has, whether its file names them or not; they are among {@link #tools}. */
    List<Tool> given();
}
