package frontdesk.door;

import java.io.IOException;
import java.util.Map;

/** A process of its own with a door in it. Prints its port; ends when its input does. */
final class DoorProcess {

    private DoorProcess() {}

    public static void main(String[] arguments) throws IOException {
        HttpRoute route = request -> HttpAnswer.text(200, "answered");
        try (DoorHouse house = new DoorHouse(DoorLimits.defaults(), Map.of("/", Map.of("GET", route)))) {
            System.out.println(house.port());
            System.in.read();
        }
    }
}
