package frontdesk.travel.booking;

import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The first answer given under each {@link CallKey}, which is also the second one. Safe from any thread; a thread that
 * asks for what another one is working out waits for it.
 *
 * <p>The last {@value #KEPT} answers are kept, which are far more than a day's; older requests are not repeated.
 */
final class Answers {
    private static final int KEPT = 10_000;

    private final Map<CallKey, CompletableFuture<ToolResult>> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallKey, CompletableFuture<ToolResult>> eldest) {
            return size() > KEPT;
        }
    };

    /** Gives the answer that there is, or finds one. What fails is forgotten, for it may be tried again. */
    ToolResult first(CallKey key, Bookings.Work work) {
        CompletableFuture<ToolResult> mine = new CompletableFuture<>();
        CompletableFuture<ToolResult> known;
        synchronized (answers) {
            known = answers.putIfAbsent(key, mine);
        }
        if (known != null) {
            return known.join();
        }
        try {
            ToolResult result = answer(work);
            mine.complete(result);
            return result;
        } catch (RuntimeException failed) {
            synchronized (answers) {
                answers.remove(key, mine);
            }
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    private static ToolResult answer(Bookings.Work work) {
        try {
            return work.run();
        } catch (Arguments.Refused refused) {
            return ToolResult.error(refused.getMessage());
        }
    }

    /** The journal says what the answer was; it knows better than anybody. */
    void remember(CallKey key, String text) {
        synchronized (answers) {
            answers.put(key, CompletableFuture.completedFuture(ToolResult.of(text)));
        }
    }
}
