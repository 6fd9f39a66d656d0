package frontdesk.agent;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.Phrases;
import frontdesk.tool.StubTool;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What agents have in tests: tools that do nothing, and a business that knows nobody. */
record House(Vocabulary vocabulary) implements Equipment {

    /** Everything that the packed agents name, and more. */
    static final House FURNISHED = new House(new Vocabulary(
            Set.of("session_hotel", "session_city", "session_start_date", "session_end_date", CallerFacts.BLOCK),
            Set.of("get_phone_session", "hotel_info_search_expert", "hotel_booking_expert", "car_rental_booking_expert",
                    "flight_booking_expert", "post_booking_expert", "checkout_expert", "send_checkout_link",
                    "take_message", "end_call", "transfer_to_human", "other"),
            Set.of("weather", "booking", "post-booking")));

    static final House BARE = new House(new Vocabulary(Set.of(), Set.of(), Set.of()));

    @Override
    public CallerFacts callers(Agent agent) {
        return CallerFacts.none();
    }

    @Override
    public List<Tool> tools(Agent agent) {
        return Stream.concat(Stream.of("other"), agent.tools().reversed().stream())
                .distinct()
                .<Tool>map(name -> StubTool.safe(name, call -> ToolResult.of("")))
                .toList();
    }

    @Override
    public ToolSource toolSource(Agent agent, CallFacts facts, List<Tool> own) {
        return ToolSource.of(own);
    }

    @Override
    public List<Tool> given() {
        return List.of();
    }

    @Override
    public Phrases phrases(Agent agent) {
        return Phrases.none();
    }
}
