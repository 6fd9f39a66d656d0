package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.tool.Tool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The example business as Main sees it: what it knows of callers, and what its experts can do.
 *
 * @param callers for the agent's briefing
 * @param tools the experts
 */
public record TravelBusiness(CallerFacts callers, List<Tool> tools) {
    public TravelBusiness {
        tools = List.copyOf(tools);
    }

    /**
     * Reads the data files, each from {@code travel} in the data folder if it is there, from the jar otherwise.
     *
     * @param dataDir {@code DATA_DIR}
     * @param zone where "today" is
     * @param locale how dates are said
     * @throws MalformedFileException naming the file, the place and what to do about it
     */
    public static TravelBusiness load(Optional<Path> dataDir, InstantSource clock, ZoneId zone, Locale locale) {
        FileSource files = new FileSource(dataDir.map(path -> path.resolve("travel")), "/travel");
        HotelDirectory hotels = HotelDirectory.load(files);
        PhoneSessions sessions = PhoneSessions.load(files, hotels, clock, zone, locale);
        BusinessCalendar calendar = new BusinessCalendar(clock, zone, locale);
        return new TravelBusiness(sessions, List.of(
                new PhoneSessionTool(sessions),
                new HotelInfoExpert(hotels),
                new CarRentalExpert(CarDirectory.load(files), calendar),
                new FlightExpert(Timetable.load(files), calendar, clock)));
    }

    /** The variables that greetings may use; known before any file is read. */
    public static Set<String> callerVariables() {
        return PhoneSessions.variables();
    }
}
