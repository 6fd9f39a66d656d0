/**
 * The weather where somebody goes, for models elsewhere.
 *
 * <p>In: a place and days. Out: a forecast in words ({@link frontdesk.travel.weather.DestinationWeatherTool}), on the
 * thread of the MCP server that asks, which waits for the weather service ({@link
 * frontdesk.travel.weather.WeatherService}): the only host that this business calls.
 *
 * <p>Read {@link frontdesk.travel.weather.DestinationWeatherTool} first.
 */
package frontdesk.travel.weather;
