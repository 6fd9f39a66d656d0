package frontdesk.travel;

import java.text.Normalizer;
import java.util.Locale;

/** Who a booking is for. */
record Guest(String surname, String firstName) {

    Guest {
        Need.text("surname", surname);
        Need.text("first_name", firstName);
    }

    /** Whether this is the surname somebody says: accents, capitals, blanks and hyphens do not count. */
    boolean isNamed(String said) {
        return letters(said).equals(letters(surname));
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
