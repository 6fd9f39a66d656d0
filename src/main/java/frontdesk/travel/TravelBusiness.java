package frontdesk.travel;

import frontdesk.agent.CallerFacts;
import frontdesk.door.HttpRoute;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.Journal;
import frontdesk.journal.UnusableJournalException;
import frontdesk.mcp.server.McpServer;
import frontdesk.outbox.Outbox;
import frontdesk.tool.Tool;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.car.CarRentalExpert;
import frontdesk.travel.checkout.CheckoutDesk;
import frontdesk.travel.checkout.CheckoutLanguages;
import frontdesk.travel.flight.FlightExpert;
import frontdesk.travel.hotel.HotelBookingExpert;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.hotel.HotelInfoExpert;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.postbooking.PostBookingDesk;
import frontdesk.travel.spoken.BusinessCalendar;
import frontdesk.travel.weather.WeatherService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The example business as Main sees it: what it knows of callers, what its experts can do, and what it offers to models
 * elsewhere. It holds its journals until it is closed.
 */
public final class TravelBusiness implements AutoCloseable {
    /** Where the business sits, and so when it is "today" for whoever does not call by telephone. */
    private static final ZoneId HOME = ZoneId.of("America/Chicago");

    private final Catalogue catalogue;
    private final PhoneSessions sessions;
    private final Bookings bookings;
    private final PostBookingDesk postBooking;
    private final CheckoutDesk checkout;
    private final WeatherService weather;
    private final InstantSource clock;

    private TravelBusiness(
            Catalogue catalogue,
            PhoneSessions sessions,
            Bookings bookings,
            CheckoutDesk checkout,
            WeatherService weather,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.bookings = bookings;
        this.postBooking = new PostBookingDesk(bookings, catalogue, clock);
        this.checkout = checkout;
        this.weather = weather;
        this.clock = clock;
    }

    /** Where the weather is asked for: two URLs that answer as Open-Meteo's do. */
    public record Weather(URI geocoding, URI forecast) {}

    /**
     * Reads the data files, each from {@code travel} in the data folder if it is there, from the jar otherwise, and
     * opens the journals of bookings and of checkout links in the data folder.
     *
     * @param dataDir {@code DATA_DIR}; made if it is not there
     * @param random draws confirmation numbers, the tokens of links, and the names of requests from elsewhere
     * @param outbox by which links leave the house
     * @param publicUrl under which our pages are reached, without a slash at the end
     * @throws MalformedFileException naming the file, the place and what to do about it
     * @throws UnusableJournalException if the bookings cannot be read, or belong to another process that runs
     */
    public static TravelBusiness load(
            Path dataDir, Weather weather, InstantSource clock, SecureRandom random, Outbox outbox, URI publicUrl) {
        Data data = Data.read(dataDir, clock);
        Catalogue catalogue = data.catalogue();
        DiskFolder folder = new DiskFolder(dataDir);
        Bookings bookings =
                Bookings.open(folder, catalogue, clock, random, Journal.Limits.defaults(), step -> {});
        CheckoutDesk checkout = CheckoutDesk.open(
                folder, bookings, catalogue.hotels(), data.languages(), outbox, publicUrl, clock, random);
        WeatherService service = new WeatherService(weather.geocoding(), weather.forecast());
        return new TravelBusiness(catalogue, data.sessions(), bookings, checkout, service, clock);
    }

    /**
     * Reads the data files as {@link #load} does, and opens nothing.
     *
     * @throws MalformedFileException naming what is wrong in each of the files
     */
    public static void check(Path dataDir, InstantSource clock) {
        Data.read(dataDir, clock);
    }

    /** What the files say. */
    private record Data(Catalogue catalogue, PhoneSessions sessions, CheckoutLanguages languages) {

        static Data read(Path dataDir, InstantSource clock) {
            FileSource files = new FileSource(Optional.of(dataDir.resolve("travel")), "/travel");
            Mistakes mistakes = new Mistakes();
            Optional<Catalogue> catalogue = mistakes.unless(() -> Catalogue.load(files));
            Optional<PhoneSessions> sessions = catalogue.map(Catalogue::hotels)
                    .or(() -> mistakes.unless(() -> HotelDirectory.load(files)))
                    .flatMap(hotels -> mistakes.unless(() -> PhoneSessions.load(files, hotels, clock)));
            Optional<CheckoutLanguages> languages = mistakes.unless(() -> CheckoutLanguages.load(files));
            mistakes.refuse();
            return new Data(catalogue.orElseThrow(), sessions.orElseThrow(), languages.orElseThrow());
        }
    }

    /**
     * For an agent's briefing.
     *
     * @param zone where "today" is
     * @param locale how dates are said
     */
    public CallerFacts callers(ZoneId zone, Locale locale) {
        return new SessionFacts(sessions, zone, locale);
    }

    /**
     * The experts.
     *
     * @param zone where "today" is
     * @param locale how dates in numbers are written
     */
    public List<Tool> tools(ZoneId zone, Locale locale) {
        HotelDirectory hotels = catalogue.hotels();
        BusinessCalendar calendar = new BusinessCalendar(clock, zone, locale);
        StayArguments stays = new StayArguments(hotels, calendar);
        List<Tool> tools = new ArrayList<>(List.of(
                new PhoneSessionTool(sessions, zone),
                new HotelInfoExpert(hotels),
                new HotelBookingExpert(stays, bookings),
                new CarRentalExpert(catalogue.cars(), calendar, bookings),
                new FlightExpert(catalogue.flights(), calendar, clock, bookings),
                postBooking.expert(stays)));
        tools.addAll(checkout.tools(stays, locale.getLanguage()));
        return List.copyOf(tools);
    }

    /** The pages that customers see: path, method, answer. */
    public Map<String, Map<String, HttpRoute>> pages() {
        return checkout.pages();
    }

    /**
     * What models elsewhere may do, by the path it is offered at.
     *
     * @param version of this program
     */
    public SequencedMap<String, McpServer> mcpServers(String version) {
        BusinessCalendar calendar = new BusinessCalendar(clock, HOME, Locale.US);
        return new McpDesk(catalogue.hotels(), bookings, postBooking, checkout, weather, calendar).servers(version);
    }

    /** The variables that greetings may use; known before any file is read. */
    public static Set<String> callerVariables() {
        return SessionFacts.variables();
    }

    /** Commits what is under way and lets the journals go. */
    @Override
    public void close() throws IOException {
        weather.close();
        try {
            checkout.close();
        } finally {
            bookings.close();
        }
    }
}
