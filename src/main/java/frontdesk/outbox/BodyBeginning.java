package frontdesk.outbox;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * The beginning of a response's body: what has come of it within a time and a size. A body that stalls, never ends or
 * breaks off is no failure, because the status has said already what there is to know.
 */
final class BodyBeginning implements BodySubscriber<String> {
    private final int longestBytes;
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<String> beginning = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;

    BodyBeginning(int longestBytes, Duration within) {
        this.longestBytes = longestBytes;
        over.thenRun(this::close);
        over.completeOnTimeout(null, within.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public CompletionStage<String> getBody() {
        return beginning;
    }

    /** The answer first: a subscription that is cancelled before there is one counts as a failure. */
    private void close() {
        String text;
        synchronized (came) {
            text = came.toString(StandardCharsets.UTF_8);
        }
        beginning.complete(text);
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        synchronized (came) {
            for (ByteBuffer piece : pieces) {
                byte[] bytes = new byte[Math.min(piece.remaining(), longestBytes - came.size())];
                piece.get(bytes);
                came.writeBytes(bytes);
            }
            if (came.size() == longestBytes) {
                over.complete(null);
            }
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        over.complete(null);
    }

    @Override
    public void onComplete() {
        over.complete(null);
    }
}
