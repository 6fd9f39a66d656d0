package frontdesk.simulator.model;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts tokens as a bill would: the whole conversation goes into each response, and what went into the one before is
 * cached in blocks. Text is taken at four characters a token.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedUsage {

    private static final int CACHE_BLOCK = 64;

    private Input before = new Input(0, 0);

    /** What a response is given to read and hear. */
    record Input(long textTokens, long audioTokens) {
        /** What the conversation costs as an input now. */
        static Input of(EmulatedSettings settings, EmulatedConversation conversation) {
            return new Input(settings.textTokens() + conversation.textTokens(), conversation.audioTokens());
        }
    }

    /** The {@code usage} of a response that is over. */
    ObjectNode of(Input input, List<EmulatedItem> output) {
        long cachedText = cached(Math.min(before.textTokens(), input.textTokens()));
        long cachedAudio = cached(Math.min(before.audioTokens(), input.audioTokens()));
        before = input;
        long outputText = output.stream().mapToLong(EmulatedItem::textTokens).sum();
        long outputAudio = output.stream().mapToLong(EmulatedItem::audioTokens).sum();
        long inputTokens = input.textTokens() + input.audioTokens();
        ObjectNode usage = EmulatedWire.object()
                .put("total_tokens", inputTokens + outputText + outputAudio)
                .put("input_tokens", inputTokens)
                .put("output_tokens", outputText + outputAudio);
        ObjectNode details = tokens(usage.putObject("input_token_details"), input.textTokens(), input.audioTokens());
        details.put("image_tokens", 0).put("cached_tokens", cachedText + cachedAudio);
        tokens(details.putObject("cached_tokens_details"), cachedText, cachedAudio).put("image_tokens", 0);
        tokens(usage.putObject("output_token_details"), outputText, outputAudio);
        return usage;
    }

    private static long cached(long tokens) {
        return tokens / CACHE_BLOCK * CACHE_BLOCK;
    }

    private static ObjectNode tokens(ObjectNode node, long text, long audio) {
        return node.put("text_tokens", text).put("audio_tokens", audio);
    }
}
