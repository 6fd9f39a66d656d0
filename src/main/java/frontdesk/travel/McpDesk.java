package frontdesk.travel;

import frontdesk.mcp.server.McpServer;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.checkout.CheckoutDesk;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.hotel.SearchHotelTool;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.postbooking.PostBookingDesk;
import frontdesk.travel.spoken.BusinessCalendar;
import frontdesk.travel.weather.DestinationWeatherTool;
import frontdesk.travel.weather.WeatherService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The desk for models elsewhere: two MCP servers, one for those who look for a hotel and one for those who have booked.
 */
record McpDesk(
        HotelDirectory hotels,
        Bookings bookings,
        PostBookingDesk postBooking,
        CheckoutDesk checkout,
        WeatherService weather,
        BusinessCalendar calendar) {

    /** @return by the paths they are offered at, in the order in which a model should see their tools */
    SequencedMap<String, McpServer> servers(String version) {
        StayArguments stays = new StayArguments(hotels, calendar);
        SequencedMap<String, McpServer> servers = new LinkedHashMap<>();
        servers.put("/booking-mcp", booking(version, stays));
        servers.put("/post-booking-mcp", postBooking(version, stays));
        return servers;
    }

    private McpServer booking(String version, StayArguments stays) {
        return new McpServer(
                new McpServer.Identity("booking", "Larkfield Travel: booking", version,
                        "Helps somebody who looks for a hotel. Prices and rooms are those of the front desk."),
                List.of(
                        new SearchHotelTool(hotels, stays, bookings),
                        new DestinationWeatherTool(weather, calendar),
                        checkout.emailTool(stays)));
    }

    private McpServer postBooking(String version, StayArguments stays) {
        return new McpServer(
                new McpServer.Identity("post-booking", "Larkfield Travel: after booking", version,
                        "Helps somebody who has booked. Who knows number and surname may cancel; nobody else may."),
                List.of(postBooking.cancelTool(stays)));
    }
}
