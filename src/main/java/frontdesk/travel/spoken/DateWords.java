package frontdesk.travel.spoken;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words of dates in English, Spanish and German, all three at once: a model may write the caller's word or its
 * own. Accents and capitals do not count. Immutable; safe from any thread.
 */
final class DateWords {
    private static final Pattern PIECE =
            Pattern.compile("(\\d{1,4})(?:st|nd|rd|th|o|a|er)?\\b\\.?|\\p{L}+|[,.'\u2019\\s-]+");
    private static final int LONGEST_PHRASE = 4;
    private static final int SHORTEST_ABBREVIATION = 3;

    private static final List<List<String>> MONTHS = List.of(
            list("january february march april may june july august september october november december"),
            list("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
            list("januar februar marz april mai juni juli august september oktober november dezember"));

    private static final List<List<String>> WEEKDAYS = List.of(
            list("monday tuesday wednesday thursday friday saturday sunday"),
            list("lunes martes miercoles jueves viernes sabado domingo"),
            list("montag dienstag mittwoch donnerstag freitag samstag sonntag"));

    /** 1 to 31, counted and ordered, as far as a language writes them in a way of its own. */
    private static final List<String> NUMBERS = List.of(
            """
            one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,\
            eighteen,nineteen,twenty,twenty one,twenty two,twenty three,twenty four,twenty five,twenty six,\
            twenty seven,twenty eight,twenty nine,thirty,thirty one""",
            """
            first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,\
            fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth,twenty first,twenty second,twenty third,\
            twenty fourth,twenty fifth,twenty sixth,twenty seventh,twenty eighth,twenty ninth,thirtieth,thirty first""",
            """
            uno,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciseis,diecisiete,\
            dieciocho,diecinueve,veinte,veintiuno,veintidos,veintitres,veinticuatro,veinticinco,veintiseis,\
            veintisiete,veintiocho,veintinueve,treinta,treinta y uno""",
            """
            eins,zwei,drei,vier,funf,sechs,sieben,acht,neun,zehn,elf,zwolf,dreizehn,vierzehn,funfzehn,sechzehn,\
            siebzehn,achtzehn,neunzehn,zwanzig,einundzwanzig,zweiundzwanzig,dreiundzwanzig,vierundzwanzig,\
            funfundzwanzig,sechsundzwanzig,siebenundzwanzig,achtundzwanzig,neunundzwanzig,dreissig,einunddreissig""",
            """
            erste,zweite,dritte,vierte,funfte,sechste,siebte,achte,neunte,zehnte,elfte,zwolfte,dreizehnte,vierzehnte,\
            funfzehnte,sechzehnte,siebzehnte,achtzehnte,neunzehnte,zwanzigste,einundzwanzigste,zweiundzwanzigste,\
            dreiundzwanzigste,vierundzwanzigste,funfundzwanzigste,sechsundzwanzigste,siebenundzwanzigste,\
            achtundzwanzigste,neunundzwanzigste,dreissigste,einunddreissigste""");

    private final Map<String, DateWord> words = new HashMap<>();

    DateWords() {
        numbers();
        all(new DateWord.FromToday(0), "today,tonight,now,right now,this morning,this afternoon,this evening,"
                + "this night,hoy,ahora,esta manana,esta tarde,esta noche,heute,jetzt");
        all(new DateWord.FromToday(1), "tomorrow,manana,morgen");
        all(new DateWord.FromToday(2), "day after tomorrow,overmorrow,pasado manana,ubermorgen,uebermorgen");
        all(new DateWord.FromToday(-1), "yesterday,ayer,gestern");
        all(new DateWord.Length(ChronoUnit.DAYS), "day,days");
        all(new DateWord.Length(ChronoUnit.DAYS, true), "dias,tag,tage,tagen");
        all(new DateWord.Length(ChronoUnit.WEEKS), "week,weeks,semana,semanas,woche,wochen");
        all(new DateWord.Length(ChronoUnit.MONTHS), "month,months,mes,meses,monat,monate,monaten,monats");
        all(DateWord.Which.THIS, "this,este,esta,diese,diesen,dieser,dieses,diesem");
        all(DateWord.Which.COMING, "coming,upcoming,this coming,proximo,proxima,que viene,kommende,kommenden,"
                + "kommender,kommendes");
        all(DateWord.Which.NEXT, "next,nachste,nachsten,nachster,nachstes,nachstem,naechste,naechsten,naechster");
        all(DateWord.Which.LAST, "last,pasado,pasada,letzte,letzten,letzter,letztes");
        all(DateWord.Mark.IN, "in,within,en,dentro de");
        all(DateWord.Mark.FROM, "from");
        all(DateWord.Mark.ONE, "a,an,un,una,ein,eine,einen,einem,einer");
        all(DateWord.Mark.WEEKEND, "weekend,fin de semana,wochenende");
        all(DateWord.Mark.NOTHING, "the,on,of,at,night,evening,morning,afternoon,el,la,de,del,dia,por la manana,"
                + "por la tarde,por la noche,der,die,das,den,dem,des,am,abend,nachmittag,fruh,vormittag");
        all(new DateWord.Feast(MonthDay.of(12, 24)), "christmas eve,nochebuena,heiligabend");
        all(new DateWord.Feast(MonthDay.of(12, 25)), "christmas day,christmas,navidad");
        all(new DateWord.Feast(MonthDay.of(12, 31)), "new year s eve,nochevieja,silvester");
        all(new DateWord.Feast(MonthDay.of(1, 1)), "new year s day,ano nuevo,neujahr");
        all(new DateWord.OfWeek(DayOfWeek.SATURDAY), "sonnabend");
        List<String> germanDays = list("mo di mi do fr sa so");
        for (DayOfWeek weekday : DayOfWeek.values()) {
            all(new DateWord.OfWeek(weekday), germanDays.get(weekday.ordinal()));
        }
        all(new DateWord.OfYear(Month.JANUARY), "janner,jaenner");
        all(new DateWord.OfYear(Month.MARCH), "maerz");
        all(new DateWord.OfYear(Month.SEPTEMBER), "setiembre");
    }

    private void numbers() {
        for (String language : NUMBERS) {
            List<String> inOrder = List.of(language.split(","));
            for (int i = 0; i < inOrder.size(); i++) {
                all(new DateWord.Number(i + 1), inOrder.get(i));
            }
        }
        List<String> german = List.of(NUMBERS.getLast().split(","));
        for (int i = 0; i < german.size(); i++) {
            all(new DateWord.Number(i + 1), german.get(i) + "n," + german.get(i) + "r");
        }
        all(new DateWord.Number(1), "primero,primer");
    }

    private void all(DateWord meaning, String spellings) {
        for (String spelling : spellings.split(",")) {
            words.put(spelling, meaning);
        }
    }

    private static List<String> list(String spaced) {
        return List.of(spaced.split(" "));
    }

    /** Small letters without accents, the form in which everything here is written. */
    static String plain(String said) {
        return Normalizer.normalize(said, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .strip();
    }

    /** @return the words one by one; nothing if there is one that belongs to no date */
    Optional<List<DateWord>> read(String plain) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(plain);
        int end = 0;
        while (piece.find() && piece.start() == end) {
            end = piece.end();
            if (piece.group(1) != null) {
                pieces.add(piece.group(1));
            } else if (Character.isLetter(piece.group().charAt(0))) {
                pieces.add(piece.group());
            }
        }
        return end == plain.length() ? meanings(pieces) : Optional.empty();
    }

    private Optional<List<DateWord>> meanings(List<String> pieces) {
        List<DateWord> meanings = new ArrayList<>();
        int next = 0;
        while (next < pieces.size()) {
            int length = phraseLength(pieces, next);
            Optional<DateWord> meaning = meaning(String.join(" ", pieces.subList(next, next + length)));
            if (meaning.isEmpty()) {
                return Optional.empty();
            }
            meanings.add(meaning.get());
            next += length;
        }
        return Optional.of(meanings);
    }

    /** How many of the pieces from here on are one phrase; one, if none are. */
    private int phraseLength(List<String> pieces, int from) {
        return IntStream.iterate(Math.min(LONGEST_PHRASE, pieces.size() - from), length -> length > 1, i -> i - 1)
                .filter(length -> words.containsKey(String.join(" ", pieces.subList(from, from + length))))
                .findFirst()
                .orElse(1);
    }

    private Optional<DateWord> meaning(String piece) {
        if (Character.isDigit(piece.charAt(0))) {
            return Optional.of(new DateWord.Number(Integer.parseInt(piece)));
        }
        DateWord whole = words.get(piece);
        if (whole != null) {
            return Optional.of(whole);
        }
        OptionalInt month = startsOf(MONTHS, piece);
        if (month.isPresent()) {
            return Optional.of(new DateWord.OfYear(Month.of(1 + month.getAsInt())));
        }
        OptionalInt weekday = startsOf(WEEKDAYS, piece);
        return weekday.isPresent()
                ? Optional.of(new DateWord.OfWeek(DayOfWeek.of(1 + weekday.getAsInt())))
                : Optional.empty();
    }

    /** The place of the name that is abbreviated, or written out; "mar" is March in all three languages. */
    private static OptionalInt startsOf(List<List<String>> languages, String piece) {
        if (piece.length() < SHORTEST_ABBREVIATION) {
            return OptionalInt.empty();
        }
        int[] places = languages.stream()
                .flatMapToInt(names -> IntStream.range(0, names.size()).filter(i -> names.get(i).startsWith(piece)))
                .distinct()
                .toArray();
        return places.length == 1 ? OptionalInt.of(places[0]) : OptionalInt.empty();
    }
}
