package frontdesk.call.sound;

/** How an item was cut that was not heard to its end; of the model's own the model must be told. */
public sealed interface Cut {
    String itemId();

    /** It was heard up to here. */
    record Truncated(String itemId, int contentIndex, long audioEndMs, long receivedMs) implements Cut {}

    /** Nothing of it was heard. */
    record Unheard(String itemId) implements Cut {}

    /** A phrase, of which the model knows nothing, was heard up to here. */
    record OfPhrase(String itemId, long heardMs, long totalMs) implements Cut {}
}
