package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGatewayTest {
    private static final String PATH = "/2010-04-01/Accounts/" + TextGateway.ACCOUNT_SID + "/Messages.json";
    private static final String FORM = "To=%2B15005550101&From=%2B15005550006&Body=Hello+%26+welcome";

    private final TextGateway gateway = open();
    private final HttpClient http = HttpClient.newHttpClient();

    private static TextGateway open() {
        try {
            return TextGateway.open("the-token", System::nanoTime);
        } catch (IOException cannotListen) {
            throw new AssertionError(cannotListen);
        }
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        gateway.close();
    }

    private HttpResponse<String> post(String path, String token, String form) throws Exception {
        String login = TextGateway.ACCOUNT_SID + ":" + token;
        return http.send(
                HttpRequest.newBuilder(gateway.url().resolve(path))
                        .header("Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aTextThatIsTakenIsDelivered() throws Exception {
        BlockingQueue<TextGateway.Text> delivered = new LinkedBlockingQueue<>();
        gateway.deliverTo(delivered::add);
        HttpResponse<String> answer = post(PATH, "the-token", FORM);
        assertEquals(201, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"sid\": \"SM"), answer.body());
        TextGateway.Text text = new TextGateway.Text("+15005550006", "+15005550101", "Hello & welcome");
        assertEquals(text, delivered.take());
        assertEquals(List.of(text), gateway.await(1, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "/2010-04-01/Accounts/AC1/Messages.json, the-token, '', 404",
        "'', another, '', 401",
        "'', the-token, To=%2B15005550101&Body=x, 400",
        "'', the-token, To=nobody&From=%2B15005550006&Body=x, 400",
        "'', the-token, To=%2B15005550101&From=Frontdesk&Body=x, 400",
        "'', the-token, To=%2B15005550101&From=%2B15005550006&Body=, 400"
    })
    void whatTwilioWouldRefuseIsRefused(String path, String token, String form, int status) throws Exception {
        HttpResponse<String> answer = post(path.isEmpty() ? PATH : path, token, form.isEmpty() ? FORM : form);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\": 2"), answer.body());
        assertEquals(List.of(), gateway.texts());
    }
}
