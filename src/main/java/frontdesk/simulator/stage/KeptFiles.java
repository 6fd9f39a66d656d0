package frontdesk.simulator.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the server has written into its data folder, compared with what a scenario expects. Some of it is written by
 * threads that a call does not wait for, so that it may come a moment later.
 */
final class KeptFiles {
    private static final int LOOKS = 300;
    private static final long LOOK_EVERY_MS = 100;

    private final Stage stage;

    KeptFiles(Stage stage) {
        this.stage = stage;
    }

    /**
     * What is missing, one sentence a file. Waits for what is not there yet.
     *
     * @param expected texts that must be in files, by the files' names
     */
    List<String> failures(Map<String, List<String>> expected) throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, List<String>> file : expected.entrySet()) {
            if (!comesToHold(file.getKey(), file.getValue())) {
                failures.add("the file " + file.getKey() + " should hold " + file.getValue() + ", but holds: "
                        + stage.file(file.getKey()));
            }
        }
        return failures;
    }

    private boolean comesToHold(String name, List<String> texts) throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (texts.stream().allMatch(stage.file(name)::contains)) {
                return true;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        return false;
    }
}
