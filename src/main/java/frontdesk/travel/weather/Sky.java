package frontdesk.travel.weather;

/** Weather codes in words. Source: World Meteorological Organization, table 4677, as far as Open-Meteo uses it. */
final class Sky {
    private Sky() {}

    static String words(int code) {
        return switch (code) {
            case 0 -> "clear";
            case 1 -> "mostly clear";
            case 2 -> "partly cloudy";
            case 3 -> "overcast";
            case 45, 48 -> "fog";
            case 51, 53, 55 -> "drizzle";
            case 56, 57 -> "freezing drizzle";
            case 61 -> "light rain";
            case 63 -> "rain";
            case 65 -> "heavy rain";
            case 66, 67 -> "freezing rain";
            case 71 -> "light snow";
            case 73, 77 -> "snow";
            case 75 -> "heavy snow";
            case 80, 81 -> "showers";
            case 82 -> "violent showers";
            case 85, 86 -> "snow showers";
            case 95 -> "thunderstorms";
            case 96, 99 -> "thunderstorms with hail";
            default -> "changeable";
        };
    }
}
