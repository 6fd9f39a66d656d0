package frontdesk.travel.weather;

import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.travel.spoken.BusinessCalendar;
import frontdesk.travel.spoken.InWords;
import frontdesk.travel.spoken.Period;
import frontdesk.travel.weather.WeatherService.Day;
import frontdesk.travel.weather.WeatherService.Place;
import frontdesk.travel.weather.WeatherService.Unavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code get-destination-weather}, for models elsewhere: the forecast for a place. Only two weeks can be foreseen; what
 * lies further ahead is answered with just that, for a model would rather guess.
 */
public final class DestinationWeatherTool implements ServerTool {
    private static final Logger log = LoggerFactory.getLogger(DestinationWeatherTool.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ARGUMENTS = List.of("destination", "start_date", "end_date");
    /** The service knows a day more, but where that day is today depends on the place. */
    private static final int DAYS_AHEAD = 14;
    private static final int USUAL_DAYS = 7;
    private static final int LIKELY_PERCENT = 50;

    private final WeatherService weather;
    private final BusinessCalendar calendar;

    /** The days somebody asks about; the last one included. */
    private record Days(LocalDate first, LocalDate last) {}

    public DestinationWeatherTool(WeatherService weather, BusinessCalendar calendar) {
        this.weather = weather;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "get-destination-weather";
    }

    @Override
    public String title() {
        return "Weather at a destination";
    }

    @Override
    public String description() {
        return """
                Says what the weather will be like at a place: the next seven days, or the days of a trip as far as \
                they lie within two weeks from now.""";
    }

    @Override
    public JsonText inputSchema() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "destination": {
                      "type": "string",
                      "maxLength": 100,
                      "description": "The place, in English, such as Chicago; of places of one name the largest."
                    },
                    "start_date": {
                      "type": "string",
                      "description": "The first day, in any form or like 2027-03-12. Without it: today and six more."
                    },
                    "end_date": {
                      "type": "string",
                      "description": "The last day, after start_date. Without it: start_date only."
                    }
                  },
                  "required": ["destination"],
                  "additionalProperties": false
                }""");
    }

    @Override
    public Optional<JsonText> outputSchema() {
        return Optional.of(new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "status": {"type": "string", "enum": ["forecast", "too_far_ahead"]},
                    "place": {"type": "string", "description": "The place that was found, with its country."},
                    "answer": {"type": "string", "description": "The answer in a sentence that can be spoken."},
                    "days": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "properties": {
                          "date": {"type": "string", "format": "date"},
                          "weather": {"type": "string"},
                          "low_celsius": {"type": "integer"},
                          "high_celsius": {"type": "integer"},
                          "rain_percent": {"type": "integer", "description": "How likely rain or snow is, if known."}
                        },
                        "required": ["date", "weather", "low_celsius", "high_celsius"],
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": ["status", "answer", "days"],
                  "additionalProperties": false
                }"""));
    }

    @Override
    public Hints hints() {
        return new Hints(true, false, true, true);
    }

    @Override
    public ToolAnswer call(JsonText json) throws Arguments.Refused {
        try {
            Arguments arguments = Arguments.read(json, ARGUMENTS);
            String destination = arguments.text("destination").orElseThrow(() -> new Arguments.Refused(
                    "The argument destination is missing. Ask for which place the weather is wanted."));
            Days days = days(arguments);
            LocalDate horizon = calendar.today().plusDays(DAYS_AHEAD);
            if (days.first().isAfter(horizon)) {
                return tooFarAhead(days, horizon);
            }
            Place place = weather.find(destination).orElseThrow(() -> new Arguments.Refused("No place of this name is"
                    + " known to the weather service. Ask for the spelling, or for a larger town nearby."));
            LocalDate last = days.last().isAfter(horizon) ? horizon : days.last();
            return forecast(place, weather.forecast(place, days.first(), last));
        } catch (Unavailable e) {
            log.warn("The weather service gave no answer reason=\"{}\"", e.getMessage());
            return ToolAnswer.failed("The weather service gives no answer at the moment, so the weather is not known."
                    + " Say so; do not guess it.");
        }
    }

    private Days days(Arguments arguments) throws Arguments.Refused {
        LocalDate today = calendar.today();
        if (!arguments.has("start_date") && !arguments.has("end_date")) {
            return new Days(today, today.plusDays(USUAL_DAYS - 1));
        }
        if (!arguments.has("end_date")) {
            LocalDate day = calendar.day(arguments, "start_date");
            return new Days(day, day);
        }
        Period period = calendar.period(arguments, "start_date", "end_date");
        return new Days(period.start(), period.end());
    }

    private static ToolAnswer tooFarAhead(Days days, LocalDate horizon) {
        ObjectNode answer = MAPPER.createObjectNode()
                .put("status", "too_far_ahead")
                .put("answer", "Nobody knows the weather of %s yet; it can be foreseen until %s.".formatted(
                        InWords.day(days.first()), InWords.day(horizon)));
        answer.putArray("days");
        return ToolAnswer.of(answer);
    }

    private static ToolAnswer forecast(Place place, List<Day> days) {
        String name = place.country().isEmpty() ? place.name() : place.name() + ", " + place.country();
        ObjectNode answer = MAPPER.createObjectNode()
                .put("status", "forecast")
                .put("place", name)
                .put("answer", name + ", " + words(days));
        var list = answer.putArray("days");
        days.forEach(day -> list.add(shown(day)));
        return ToolAnswer.of(answer);
    }

    private static String words(List<Day> days) {
        double low = days.stream().mapToDouble(Day::lowC).min().orElseThrow();
        double high = days.stream().mapToDouble(Day::highC).max().orElseThrow();
        long wet = days.stream().filter(day -> day.rainPercent().orElse(0) >= LIKELY_PERCENT).count();
        String first = InWords.day(days.getFirst().date());
        return "%s: between %d and %d degrees Celsius, which is %d to %d Fahrenheit.%s".formatted(
                days.size() == 1
                        ? "on " + first + ": " + Sky.words(days.getFirst().code())
                        : "from " + first + " to " + InWords.day(days.getLast().date()),
                Math.round(low), Math.round(high), fahrenheit(low), fahrenheit(high),
                wet == 0
                        ? " Rain is not likely."
                        : " Rain or snow is likely on " + InWords.counted((int) wet, "day") + ".");
    }

    private static ObjectNode shown(Day day) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("date", day.date().toString())
                .put("weather", Sky.words(day.code()))
                .put("low_celsius", (int) Math.round(day.lowC()))
                .put("high_celsius", (int) Math.round(day.highC()));
        day.rainPercent().ifPresent(percent -> json.put("rain_percent", percent));
        return json;
    }

    private static long fahrenheit(double celsius) {
        return Math.round(celsius * 9 / 5 + 32);
    }
}
