package frontdesk;

import frontdesk.agent.Agent;
import frontdesk.agent.CallerFacts;
import frontdesk.agent.Equipment;
import frontdesk.agent.Vocabulary;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.Phrases;
import frontdesk.mcp.McpServers;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import frontdesk.travel.TravelBusiness;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that this house can give its agents: the business's experts and what it knows of callers, and tools of its own.
 *
 * @param phrases an agent's phrases, as far as they are recorded
 * @param mcpServers the programs elsewhere whose tools agents may use
 * @param mcpNames their names
 * @param house what every agent may be allowed to use, whatever its business
 * @param given what every agent may use besides its own tools
 */
record DeskEquipment(
        TravelBusiness travel,
        Function<Agent, Phrases> phrases,
        McpServers mcpServers,
        Set<String> mcpNames,
        List<Tool> house,
        List<Tool> given)
        implements Equipment {
    DeskEquipment {
        house = List.copyOf(house);
        given = List.copyOf(given);
        mcpNames = Set.copyOf(mcpNames);
    }

    @Override
    public Vocabulary vocabulary() {
        // A tool has the same name wherever it is used.
        Set<String> tools = tools(ZoneOffset.UTC, Locale.ROOT).map(Tool::name).collect(Collectors.toSet());
        return new Vocabulary(TravelBusiness.callerVariables(), tools, mcpNames);
    }

    @Override
    public CallerFacts callers(Agent agent) {
        return travel.callers(agent.timeZone(), agent.locale());
    }

    @Override
    public List<Tool> tools(Agent agent) {
        return tools(agent.timeZone(), agent.locale()).toList();
    }

    @Override
    public ToolSource toolSource(Agent agent, CallFacts facts, List<Tool> own) {
        return mcpServers.forCall(facts.callSid(), agent.mcpServers(), own);
    }

    @Override
    public Phrases phrases(Agent agent) {
        return phrases.apply(agent);
    }

    private Stream<Tool> tools(ZoneId zone, Locale locale) {
        return Stream.of(travel.tools(zone, locale), house, given).flatMap(List::stream);
    }
}
