package frontdesk.travel.spoken;

import frontdesk.file.Spelling;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody meant by a name that was heard, not read: spelling, spaces, accents and words like "the" or
 * "hotel" do not count, and a slip of a letter or two is forgiven where it leaves no doubt.
 */
public final class Names {
    private static final int FORGIVEN_LETTERS = 2;
    private static final int SHORTEST_FORGIVEN = 8;
    private static final int SHORTEST_PART = 4;

    private Names() {}

    /** The one name that must be meant, or nothing. */
    public static Optional<String> meant(String heard, Collection<String> names) {
        String wanted = core(heard);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> same = names.stream().filter(name -> core(name).equals(wanted)).findFirst();
        if (same.isPresent()) {
            return same;
        }
        List<String> close = names.stream().filter(name -> isClose(wanted, core(name))).toList();
        return close.size() == 1 ? Optional.of(close.getFirst()) : Optional.empty();
    }

    /** The most similar names, best first. */
    public static List<String> nearest(String heard, Collection<String> names, int howMany) {
        String wanted = core(heard);
        return names.stream()
                .sorted(Comparator.comparingDouble(name -> unlikeness(wanted, core(name))))
                .limit(howMany)
                .toList();
    }

    private static boolean isClose(String wanted, String name) {
        boolean isPart = wanted.length() >= SHORTEST_PART && name.contains(wanted)
                || name.length() >= SHORTEST_PART && wanted.contains(name);
        return isPart || wanted.length() >= SHORTEST_FORGIVEN && Spelling.distance(wanted, name) <= FORGIVEN_LETTERS;
    }

    private static double unlikeness(String wanted, String name) {
        double share = (double) Spelling.distance(wanted, name) / Math.max(1, Math.max(wanted.length(), name.length()));
        return name.contains(wanted) || wanted.contains(name) ? share / 2 : share;
    }

    /** A name without what does not tell it from others. */
    private static String core(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ");
        String telling = letters(plain.replaceAll("\\b(the|hotel|hotels|inn|house|and)\\b", ""));
        return telling.isEmpty() ? letters(plain) : telling;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
