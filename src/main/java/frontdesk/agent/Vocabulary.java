package frontdesk.agent;

import java.util.Set;

/**
 * The names that agents' files may use.
 *
 * @param callerVariables what {@link CallerFacts#lookup} may add to the variables of greetings
 * @param tools all tools there are
 * @param mcpServers all MCP servers there are
 */
public record Vocabulary(Set<String> callerVariables, Set<String> tools, Set<String> mcpServers) {
    public Vocabulary {
        callerVariables = Set.copyOf(callerVariables);
        tools = Set.copyOf(tools);
        mcpServers = Set.copyOf(mcpServers);
    }
}
