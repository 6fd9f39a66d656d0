package frontdesk.phrase;

import frontdesk.audio.Wav;
import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.VoiceSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings on the disk, one WAV file each. A file's name tells what is in it, down to the words, so that another
 * voice, another speed or a changed text is another file; what is no longer used stays and does no harm.
 *
 * @param folder made when the first recording is kept
 */
record PhraseFolder(Path folder) {

    private static final Logger log = LoggerFactory.getLogger(PhraseFolder.class);
    private static final int HASH_BYTES = 6;

    /** A recording made earlier; one that is damaged is as good as none. */
    Optional<byte[]> find(Phrase phrase, String text, VoiceSettings voice) {
        Path file = folder.resolve(name(phrase, text, voice));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] audio = Wav.readMuLaw(Files.readAllBytes(file));
            Optional<String> problem = ReadingCheck.problem(text, audio);
            problem.ifPresent(found -> log.warn("a recording is not used file={} problem=\"{}\"", file, found));
            return problem.isEmpty() ? Optional.of(audio) : Optional.empty();
        } catch (IOException unreadable) {
            log.warn("a recording is not used file={} problem=\"{}\"", file, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a recording: it is there wholly, or not at all. */
    void keep(Phrase phrase, String text, VoiceSettings voice, byte[] audio) throws IOException {
        Files.createDirectories(folder);
        String name = name(phrase, text, voice);
        Path unfinished = folder.resolve(name + ".part");
        try (FileChannel channel = FileChannel.open(unfinished,
                StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer file = ByteBuffer.wrap(Wav.monoMuLaw(audio));
            while (file.hasRemaining()) {
                channel.write(file);
            }
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As in {@code marin-en-holding-1f2e3d4c5b6a.wav}. */
    static String name(Phrase phrase, String text, VoiceSettings voice) {
        String said = voice.voice() + "\n" + voice.language() + "\n" + voice.speed() + "\n" + text;
        String plainVoice = voice.voice().replaceAll("[^A-Za-z0-9_]", "_");
        return plainVoice + "-" + voice.language() + "-" + phrase.name().toLowerCase(Locale.ROOT) + "-" + hash(said)
                + ".wav";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
