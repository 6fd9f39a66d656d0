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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
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
    private final CheckoutLanguages languages;
    private final Bookings bookings;
    private final Identification identification;
    private final CheckoutLinks links;
    private final LinkSender sender;
    private final WeatherService weather;
    private final InstantSource clock;
    private final SecureRandom random;

    private TravelBusiness(
            Catalogue catalogue,
            PhoneSessions sessions,
            CheckoutLanguages languages,
            Bookings bookings,
            CheckoutLinks links,
            LinkSender sender,
            WeatherService weather,
            InstantSource clock,
            SecureRandom random) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.languages = languages;
        this.bookings = bookings;
        this.identification = new Identification(bookings, clock);
        this.links = links;
        this.sender = sender;
        this.weather = weather;
        this.clock = clock;
        this.random = random;
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
        Bookings bookings = Bookings.open(
                new DiskFolder(dataDir), catalogue, clock, random, Journal.Limits.defaults(), step -> {});
        CheckoutLinks links = CheckoutLinks.open(new DiskFolder(dataDir), clock, random);
        LinkSender sender = new LinkSender(links, outbox, data.languages(), publicUrl);
        WeatherService service = new WeatherService(weather.geocoding(), weather.forecast());
        return new TravelBusiness(
                catalogue, data.sessions(), data.languages(), bookings, links, sender, service, clock, random);
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
        return List.of(
                new PhoneSessionTool(sessions, zone),
                new HotelInfoExpert(hotels),
                new HotelBookingExpert(stays, bookings),
                new CarRentalExpert(catalogue.cars(), calendar, bookings),
                new FlightExpert(catalogue.flights(), calendar, clock, bookings),
                new PostBookingExpert(
                        bookings, identification, new BookingChanges(bookings, catalogue, catalogue.hotels(), stays, clock)),
                new CheckoutExpert(stays, bookings),
                new CheckoutLinkTool(stays, bookings, sender, locale.getLanguage()));
    }

    /** The pages that customers see: path, method, answer. */
    public Map<String, Map<String, HttpRoute>> pages() {
        return new CheckoutRoute(new Checkout(links, bookings, catalogue.hotels(), clock), languages).routes();
    }

    /**
     * What models elsewhere may do, by the path it is offered at.
     *
     * @param version of this program
     */
    public SequencedMap<String, McpServer> mcpServers(String version) {
        BusinessCalendar calendar = new BusinessCalendar(clock, HOME, Locale.US);
        return new McpDesk(catalogue, bookings, identification, sender, weather, calendar, clock, random)
                .servers(version);
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
            links.close();
        } finally {
            bookings.close();
        }
    }
}
