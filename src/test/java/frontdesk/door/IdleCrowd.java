package frontdesk.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that opens many connections, says nothing on them, and holds them until it is told to end. */
final class IdleCrowd {

    private IdleCrowd() {}

    /** Arguments: port and how many. Prints a line when all are open; ends when its input does. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        List<Socket> crowd = new ArrayList<>();
        for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
            crowd.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        System.out.println("open " + crowd.size());
        System.in.read();
    }
}
