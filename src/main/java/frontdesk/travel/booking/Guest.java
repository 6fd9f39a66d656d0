package frontdesk.travel.booking;

import frontdesk.file.Need;
import frontdesk.tool.Arguments;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Who a booking is for. */
public record Guest(String surname, String firstName) {

    public Guest {
        Need.text("surname", surname);
        Need.text("first_name", firstName);
    }

    /**
     * The properties of a tool's schema by which a guest is named, to be put behind others.
     *
     * @param who whose names these are, such as {@code the guest}
     */
    static String schema(String who) {
        return """
                    "surname": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The family name of %s, spelled as the caller spelled it. Needed to book."
                    },
                    "first_name": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The given name of %1$s. Needed to book."
                    }""".formatted(who);
    }

    /** The one in the arguments {@code surname} and {@code first_name}, which a booking needs. */
    public static Guest in(Arguments arguments) throws Arguments.Refused {
        Optional<String> surname = arguments.name("surname");
        Optional<String> firstName = arguments.name("first_name");
        if (surname.isEmpty() || firstName.isEmpty()) {
            throw new Arguments.Refused("To book, the guest's " + (surname.isEmpty() ? "surname" : "first_name")
                    + " is needed. Ask the caller, and have an unusual name spelled.");
        }
        return new Guest(surname.get(), firstName.get());
    }

    /**
     * Whether this is the surname somebody says: accents, capitals, blanks and hyphens do not count, and letters that
     * others write as two ("Mueller", "Strauss", "Soerensen") are the same either way.
     */
    public boolean isNamed(String said) {
        return letters(said).equals(letters(surname));
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT)
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ı', 'i')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replaceAll("([aou])e", "$1");
    }
}
