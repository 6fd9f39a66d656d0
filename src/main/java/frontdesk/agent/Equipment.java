package frontdesk.agent;

import frontdesk.call.Phrases;
import frontdesk.tool.Tool;
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

    /** Tools that every agent has, whether its file names them or not; they are among {@link #tools}. */
    List<Tool> given();
}
