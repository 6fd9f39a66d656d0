package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a form or a query ({@code application/x-www-form-urlencoded}, UTF-8), decoded, in their order,
 * repeated names included: a signature over them needs exactly what was sent.
 */
public record Form(List<Field> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * Decodes {@code a=1&b=two+words&c=%2B}. A name without {@code =} has the empty value; empty parts are skipped.
     *
     * @throws HttpRefusal (400) for a percent sign without two hex digits, and for bytes that are not UTF-8
     */
    public static Form parse(String encoded) {
        List<Field> fields = new ArrayList<>();
        for (String part : encoded.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                fields.add(equals < 0
                        ? new Field(decode(part), "")
                        : new Field(decode(part.substring(0, equals)), decode(part.substring(equals + 1))));
            }
        }
        return new Form(fields);
    }

    /** The first value of that name, compared with case. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes.write(16 * hexDigit(encoded, at + 1) + hexDigit(encoded, at + 2));
                at += 2;
            } else if (c > 0xFF) {
                throw new HttpRefusal(400, "The form holds a character that is not percent-encoded.");
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new HttpRefusal(400, "The form is not UTF-8.");
        }
    }

    private static int hexDigit(String encoded, int at) {
        int digit = at < encoded.length() && encoded.charAt(at) < 0x80 ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new HttpRefusal(400, "The form has a percent sign without two hex digits.");
        }
        return digit;
    }
}
