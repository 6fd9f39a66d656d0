package frontdesk.travel.weather;

import com.fasterxml.jackson.annotation.JsonProperty;
import frontdesk.file.Need;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The weather, from Open-Meteo or whoever else answers as it does. Two requests, one for where a place is and one for
 * its forecast; each is over after {@link #WITHIN}, its body included. They hold the name of a place, coordinates and
 * dates, and nothing about anybody.
 *
 * <p>Safe from any thread; waits on the caller's. Source: open-meteo.com, "Geocoding API" and "Weather Forecast API".
 */
public final class WeatherService implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    /** A forecast of two weeks has 2 KB. */
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_NAME = 100;

    private final URI geocoding;
    private final URI forecast;
    private final Duration within;
    /** Made for the first question: what it reads, such as all authorities, would keep a start waiting. */
    private HttpClient client;
    private boolean closed;

    /** There is no answer, or none that can be understood; the message is for the log. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param country may be empty */
    record Place(String name, String country, double latitude, double longitude) {
        Place {
            Need.text("name", name);
            name = plain(name);
            country = country == null ? "" : plain(country);
        }

        /** What others wrote, fit to be read to a model. */
        private static String plain(String text) {
            String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
            return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
        }
    }

    /**
     * One day's weather.
     *
     * @param code as the World Meteorological Organization numbers them (table 4677)
     * @param lowC degrees Celsius, as is {@code highC}
     * @param rainPercent how likely it is that it rains or snows; not known for all days
     */
    record Day(LocalDate date, int code, double lowC, double highC, Optional<Integer> rainPercent) {}

    /** @param results absent where there are none */
    private record Found(List<Place> results) {
        Found {
            results = results == null ? List.of() : Need.some("results", results);
        }
    }

    private record Forecast(Daily daily) {
        Forecast {
            Need.that(daily != null, "\"daily\" is missing");
        }
    }

    /** As it comes: the nth of each list belongs to the nth day. */
    private record Daily(
            @JsonProperty("time") List<LocalDate> dates,
            @JsonProperty("weather_code") List<Integer> codes,
            @JsonProperty("temperature_2m_min") List<Double> lows,
            @JsonProperty("temperature_2m_max") List<Double> highs,
            @JsonProperty("precipitation_probability_max") List<Integer> rain) {

        Daily {
            dates = Need.some("time", dates);
            codes = Need.some("weather_code", codes);
            lows = Need.some("temperature_2m_min", lows);
            highs = Need.some("temperature_2m_max", highs);
            int days = dates.size();
            Need.that(codes.size() == days && lows.size() == days && highs.size() == days
                            && rain != null && rain.size() == days,
                    "some lists are longer than others");
        }

        Day day(int i) {
            return new Day(dates.get(i), codes.get(i), lows.get(i), highs.get(i), Optional.ofNullable(rain.get(i)));
        }
    }

    public WeatherService(URI geocoding, URI forecast) {
        this(geocoding, forecast, WITHIN);
    }

    /** @param within how long one exchange may take, from connecting to the body's last byte */
    WeatherService(URI geocoding, URI forecast, Duration within) {
        this.geocoding = geocoding;
        this.forecast = forecast;
        this.within = within;
    }

    private synchronized HttpClient client() throws Unavailable {
        if (closed) {
            throw new Unavailable("the server stops");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        }
        return client;
    }

    /** The best known place of that name. */
    Optional<Place> find(String name) throws Unavailable {
        return ask(geocoding, Found.class, "name", name, "count", "1", "language", "en", "format", "json")
                .results().stream().findFirst();
    }

    /**
     * @param last included, as {@code first} is
     * @return at least one day
     */
    List<Day> forecast(Place place, LocalDate first, LocalDate last) throws Unavailable {
        Forecast answer = ask(forecast, Forecast.class,
                "latitude", coordinate(place.latitude()),
                "longitude", coordinate(place.longitude()),
                "daily", "weather_code,temperature_2m_min,temperature_2m_max,precipitation_probability_max",
                "timezone", "auto",
                "start_date", first.toString(),
                "end_date", last.toString());
        return IntStream.range(0, answer.daily().dates().size()).mapToObj(answer.daily()::day).toList();
    }

    private static String coordinate(double degrees) {
        return String.format(Locale.ROOT, "%.4f", degrees);
    }

    private <T> T ask(URI base, Class<T> shape, String... parameters) throws Unavailable {
        StringBuilder url = new StringBuilder(base.toString());
        for (int i = 0; i < parameters.length; i += 2) {
            url.append(i == 0 ? '?' : '&').append(parameters[i]).append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = get(URI.create(url.toString()));
        if (answer.statusCode() != 200) {
            throw new Unavailable("HTTP status " + answer.statusCode());
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(answer.body(), shape))
                    .orElseThrow(() -> new Unavailable("the answer is null"));
        } catch (JacksonException malformed) {
            throw new Unavailable("the answer is not of the expected shape");
        }
    }

    private HttpResponse<String> get(URI url) throws Unavailable {
        CompletableFuture<HttpResponse<String>> exchange = client().sendAsync(
                HttpRequest.newBuilder(url).header("Accept", "application/json").build(),
                BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_BODY));
        try {
            return exchange.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new Unavailable("no whole answer within " + within.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw new Unavailable("not reached: " + failed.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server stops");
        } finally {
            // Ends the exchange if it still goes on, and the connection with it.
            exchange.cancel(true);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
