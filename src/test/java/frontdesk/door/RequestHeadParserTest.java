package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RequestHead.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadParserTest {

    private static RequestHead parse(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        int end = RequestHeadParser.end(bytes, 0, bytes.length);
        assertTrue(end > 0, "no end found");
        return RequestHeadParser.parse(bytes, end);
    }

    @Test
    void everythingIsKeptAsItWasSent() {
        RequestHead head = parse("GET /a/%2F?b=c+d HTTP/1.1\r\nHost: x:1\r\nEmpty:\r\nX-Odd:\t a: b \u00FC \r\n"
                + "x-odd: 2\r\n\r\nbody");
        assertEquals("GET", head.method());
        assertEquals("/a/%2F?b=c+d", head.target());
        assertEquals("/a/%2F", head.path());
        assertEquals(List.of(new Field("Host", "x:1"), new Field("Empty", ""), new Field("X-Odd", "a: b \u00FC"),
                new Field("x-odd", "2")), head.fields());
        assertEquals(List.of("a: b \u00FC", "2"), head.headers("X-ODD"));
    }

    @Test
    void endIsFoundWhereverTheBytesAreCut() {
        byte[] bytes = "GET / HTTP/1.1\r\nHost: x\r\n\r\n\u0081\u0005".getBytes(StandardCharsets.ISO_8859_1);
        int end = bytes.length - 2;
        for (int cut = 0; cut < end; cut++) {
            assertEquals(-1, RequestHeadParser.end(bytes, 0, cut));
            assertEquals(end, RequestHeadParser.end(bytes, cut, end));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | GET / HTTP/1.1\\nHost: x\\n\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\rX: y\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\n\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\0\\r\\n\\r\\n",
        "400 | \\r\\nGET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET  / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET /\\r\\nHost: x\\r\\n\\r\\n",
        "400 | G(T / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET http://y/ HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET //y/incoming-call HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET /<> HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET /#part HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET /%zz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\n folded: y\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nX : y\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nnothing\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\n: y\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: +5\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n",
        "400 | GET / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n",
        "505 | GET / HTTP/2.0\\r\\nHost: x\\r\\n\\r\\n",
        "505 | GET / http/1.1\\r\\nHost: x\\r\\n\\r\\n",
    })
    void whatCouldBeUnderstoodDifferentlyIsRefused(int status, String head) {
        String bytes = head.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
        assertEquals(status, assertThrows(HttpRefusal.class, () -> parse(bytes)).answer().status());
    }

    @Test
    void tooManyHeaderLinesAre431() {
        String head = "GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(100) + "\r\n";
        assertEquals(431, assertThrows(HttpRefusal.class, () -> parse(head)).answer().status());
    }

    @Test
    void listsAreComparedWordByWord() {
        RequestHead head = parse("GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Upgrade\r\n"
                + "Upgrade: websocketx\r\n\r\n");
        assertTrue(head.lists("connection", "upgrade"));
        assertTrue(!head.lists("upgrade", "websocket"));
    }
}
