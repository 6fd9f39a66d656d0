package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.DoorHouse;
import frontdesk.door.DoorLimits;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkout link as browsers, messengers and scanners fetch it, through the front door. */
class CheckoutOverHttpTest extends CheckoutRig {
    private final HttpClient browser = HttpClient.newHttpClient();
    private DoorHouse house;
    private String token;

    @BeforeEach
    void sendLink() throws Exception {
        house = new DoorHouse(DoorLimits.defaults(), desk.pages);
        token = token();
    }

    @AfterEach
    @Override
    void close() throws IOException {
        browser.close();
        house.close();
        super.close();
    }

    private HttpRequest.Builder request(String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/checkout/" + token))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest form(String body) {
        return request(token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private boolean nothingIsBooked() {
        return desk.lacking(5).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, User-Agent, WhatsApp/2.23.20.0", "GET, User-Agent, facebookexternalhit/1.1",
        "GET, Sec-Purpose, prefetch", "GET, Purpose, preview", "GET, User-Agent, TelegramBot (like TwitterBot)"
    })
    void aPreviewNeitherConfirmsNorUsesUpTheLink(String method, String header, String value) throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> preview =
                    send(request(token).method(method, BodyPublishers.noBody()).header(header, value));
            assertEquals(200, preview.statusCode());
            assertEquals(Optional.of("no-store"), preview.headers().firstValue("Cache-Control"));
            assertEquals(method.equals("HEAD"), preview.body().isEmpty());
        }
        assertTrue(nothingIsBooked());
        assertTrue(send(request(token).GET()).body().contains("<button>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> refused = send(request(token).method(method, BodyPublishers.noBody()));
        assertEquals(405, refused.statusCode());
        assertEquals(Optional.of("GET, HEAD, POST"), refused.headers().firstValue("Allow"));
        assertTrue(nothingIsBooked());
    }

    @Test
    void whatIsNotThePagesFormConfirmsNothing() throws Exception {
        HttpRequest.Builder json = request(token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"first_name\":\"Anna\",\"surname\":\"Miller\"}"));
        assertEquals(415, send(json).statusCode());
        assertEquals(409, browser.send(form(""), BodyHandlers.ofString()).statusCode());
        assertTrue(nothingIsBooked());
    }

    @Test
    void twoBrowsersAtOnceHaveOneBooking() throws Exception {
        String total = TravelDesk.totalField(send(request(token).GET()).body());
        List<CompletableFuture<HttpResponse<String>>> both = Stream.of("Anna", "Otto")
                .map(name -> browser.sendAsync(
                        form(total + "&first_name=" + name + "&surname=Miller"), BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> each : both) {
            // Who comes while the other one is being booked is asked to wait, and their page loads itself again.
            assertTrue(List.of(200, 409).contains(each.get().statusCode()), each.get().body());
        }
        String number = number(send(request(token).GET()).body());
        both.stream().map(CompletableFuture::join).filter(page -> page.statusCode() == 200).forEach(page ->
                assertEquals(number, number(page.body())));
        assertEquals(List.of(), desk.lacking(4), "one room is booked");
        assertTrue(!nothingIsBooked());
    }

    @Test
    void aTokenThatIsAlmostRightIsNotKnown() throws Exception {
        for (String other : List.of(token.substring(1), token + "A", token.substring(0, 26) + "!", token + "/")) {
            HttpResponse<String> answer = send(request(other).GET());
            assertEquals(404, answer.statusCode(), other);
            assertTrue(!answer.body().contains("Lakeview"), answer.body());
        }
    }
}
