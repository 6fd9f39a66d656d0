package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.UnusableJournalException;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The example business as Main sees it: what it knows of callers, and what its experts can do. It holds the journal of
 * its bookings until it is closed.
 */
public final class TravelBusiness implements AutoCloseable {
    private final CallerFacts callers;
    private final List<Tool> tools;
    private final Bookings bookings;

    private TravelBusiness(CallerFacts callers, List<Tool> tools, Bookings bookings) {
        this.callers = callers;
        this.tools = List.copyOf(tools);
        this.bookings = bookings;
    }

    /**
     * Reads the data files, each from {@code travel} in the data folder if it is there, from the jar otherwise, and
     * opens the journal of bookings in the data folder.
     *
     * @param dataDir {@code DATA_DIR}; made if it is not there
     * @param random draws confirmation numbers
     * @param zone where "today" is
     * @param locale how dates are said
     * @throws MalformedFileException naming the file, the place and what to do about it
     * @throws UnusableJournalException if the bookings cannot be read, or belong to another process that runs
     */
    public static TravelBusiness load(
            Path dataDir, InstantSource clock, SecureRandom random, ZoneId zone, Locale locale) {
        FileSource files = new FileSource(Optional.of(dataDir.resolve("travel")), "/travel");
        Catalogue catalogue = Catalogue.load(files);
        HotelDirectory hotels = catalogue.hotels();
        PhoneSessions sessions = PhoneSessions.load(files, hotels, clock, zone, locale);
        BusinessCalendar calendar = new BusinessCalendar(clock, zone, locale);
        StayArguments stays = new StayArguments(hotels, calendar);
        Bookings bookings = Bookings.open(new DiskFolder(dataDir), catalogue, clock, random, step -> {});
        return new TravelBusiness(
                sessions,
                List.of(
                        new PhoneSessionTool(sessions),
                        new HotelInfoExpert(hotels),
                        new HotelBookingExpert(stays, bookings),
                        new CarRentalExpert(catalogue.cars(), calendar, bookings),
                        new FlightExpert(catalogue.flights(), calendar, clock, bookings),
                        new PostBookingExpert(bookings, new BookingChanges(bookings, catalogue, stays, clock)),
                        new CheckoutExpert(stays, bookings)),
                bookings);
    }

    /** For the agent's briefing. */
    public CallerFacts callers() {
        return callers;
    }

    /** The experts. */
    public List<Tool> tools() {
        return tools;
    }

    /** The variables that greetings may use; known before any file is read. */
    public static Set<String> callerVariables() {
        return PhoneSessions.variables();
    }

    /** Commits what is under way and lets the journal go. */
    @Override
    public void close() throws IOException {
        bookings.close();
    }
}
