package frontdesk.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A class of the tests in a process of its own, to be really killed: no finally runs, no hook, nothing is flushed. */
public record ChildProcess(Process process, BufferedReader said) implements AutoCloseable {

    public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new ChildProcess(process, process.inputReader());
    }

    /** Waits until it says that it is there, kills it, and gives all that it said before. */
    public List<String> killAt(String there) throws IOException, InterruptedException {
        List<String> before = new ArrayList<>();
        for (String line = said.readLine(); !there.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new AssertionError("it ended before it said " + there + ", after " + before);
            }
            before.add(line);
        }
        process.destroyForcibly().waitFor();
        return before;
    }

    /** For the child: says where it is, and stays there. */
    public static void stayAt(String place) {
        System.out.println(place);
        System.out.flush();
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        said.close();
    }
}
