package frontdesk.door;

import java.io.Serial;

/**
 * A request that gets an error answer instead of what it asked for: thrown wherever it turns out, answered at the
 * connection. Its answer is meant for the client's eyes and holds nothing internal.
 *
 * <p>It carries no stack trace, because what it tells of is the client's doing and it is thrown at whatever speed
 * clients misbehave.
 */
public final class HttpRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    public HttpRefusal(HttpAnswer answer) {
        super(answer.status() + " " + answer.body().strip(), null, false, false);
        this.answer = answer;
    }

    /** A plain-text answer; {@code text} is one sentence that says what to do better. */
    public HttpRefusal(int status, String text) {
        this(HttpAnswer.text(status, text));
    }

    public HttpAnswer answer() {
        return answer;
    }
}
