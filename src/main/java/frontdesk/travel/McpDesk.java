package frontdesk.travel;

import frontdesk.mcp.server.McpServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The desk for models elsewhere: two MCP servers, one for those who look for a hotel and one for those who have booked.
 */
record McpDesk(
        Catalogue catalogue,
        Bookings bookings,
        Identification identification,
        LinkSender sender,
        WeatherService weather,
        BusinessCalendar calendar,
        InstantSource clock,
        SecureRandom random) {

    /** @return by the paths they are offered at, in the order in which a model should see their tools */
    SequencedMap<String, McpServer> servers(String version) {
        SequencedMap<String, McpServer> servers = new LinkedHashMap<>();
        servers.put("/booking-mcp", booking(version));
        servers.put("/post-booking-mcp", postBooking(version));
        return servers;
    }

    private McpServer booking(String version) {
        StayArguments stays = new StayArguments(catalogue.hotels(), calendar);
        return new McpServer(
                new McpServer.Identity("booking", "Larkfield Travel: booking", version,
                        "Helps somebody who looks for a hotel. Prices and rooms are those of the front desk."),
                List.of(
                        new SearchHotelTool(catalogue.hotels(), stays, bookings),
                        new DestinationWeatherTool(weather, calendar),
                        new EmailCheckoutLinkTool(stays, bookings, sender, random)));
    }

    private McpServer postBooking(String version) {
        StayArguments stays = new StayArguments(catalogue.hotels(), calendar);
        BookingChanges changes = new BookingChanges(bookings, catalogue, catalogue.hotels(), stays, clock);
        return new McpServer(
                new McpServer.Identity("post-booking", "Larkfield Travel: after booking", version,
                        "Helps somebody who has booked. Who knows number and surname may cancel; nobody else may."),
                List.of(new CancelBookingTool(identification, changes)));
    }
}
