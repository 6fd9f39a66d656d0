package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.door.RequestHead.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void orderAndRepeatedNamesAreKept() {
        Form form = Form.parse("b=1&a=%2B49+30&b=2&empty=&bare&&c=x%3Dy=z");
        assertEquals(List.of(new Field("b", "1"), new Field("a", "+49 30"), new Field("b", "2"), new Field("empty", ""),
                new Field("bare", ""), new Field("c", "x=y=z")), form.fields());
        assertEquals(Optional.of("1"), form.first("b"));
        assertEquals(Optional.empty(), form.first("B"));
    }

    @Test
    void utf8IsDecoded() {
        assertEquals(List.of(new Field("naïve", "☎")), Form.parse("na%C3%AFve=%e2%98%8E").fields());
    }

    @Test
    void nothingIsAnEmptyForm() {
        assertEquals(List.of(), Form.parse("").fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%4x", "a=%+1", "%u0041=1", "a=%FF", "a=%C3", "a=☎", "a=%٣٣"})
    void malformedFormsAre400(String encoded) {
        assertEquals(400, assertThrows(HttpRefusal.class, () -> Form.parse(encoded)).answer().status());
    }
}
