package frontdesk.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a room's files come from: each from a folder of the user's if it is there, from the jar otherwise. Files are
 * read when asked for, wholly, on the asker's thread.
 *
 * @param folder the user's folder; it need not exist
 * @param packed the folder in the jar, such as {@code /agents}
 */
public record FileSource(Optional<Path> folder, String packed) {

    /** More than any file made by hand; a longer one is refused. */
    private static final int LONGEST_BYTES = 4 << 20;

    /** @param name as error messages say it */
    public record TextFile(String name, String text) {}

    /**
     * One file of the user's, wherever it lies.
     *
     * @throws MalformedFileException if it is not there, or cannot be read as UTF-8 text
     */
    public static TextFile file(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(path.toString(), in);
        } catch (NoSuchFileException missing) {
            throw new MalformedFileException(path.toString(), "", "there is no such file");
        } catch (IOException e) {
            throw new MalformedFileException(path.toString(), "", "cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param relative the file's path below the folder, with {@code /}
     * @throws MalformedFileException if the file is there and cannot be read as UTF-8 text
     */
    public Optional<TextFile> find(String relative) {
        Optional<Path> own = folder.map(path -> path.resolve(relative)).filter(Files::isRegularFile);
        if (own.isPresent()) {
            String name = own.get().toString();
            try (InputStream in = Files.newInputStream(own.get())) {
                return Optional.of(read(name, in));
            } catch (IOException e) {
                throw new MalformedFileException(name, "", "cannot be read: " + e.getMessage());
            }
        }
        String name = packed.substring(1) + "/" + relative + " (in the jar)";
        try (InputStream in = FileSource.class.getResourceAsStream(packed + "/" + relative)) {
            return in == null ? Optional.empty() : Optional.of(read(name, in));
        } catch (IOException e) {
            throw new MalformedFileException(name, "", "cannot be read: " + e.getMessage());
        }
    }

    /** Whether there is such a file, which may still be one that cannot be read. */
    public boolean has(String relative) {
        return folder.map(path -> path.resolve(relative)).filter(Files::isRegularFile).isPresent()
                || FileSource.class.getResource(packed + "/" + relative) != null;
    }

    /** The names of the user's own files in a folder below theirs; the packed ones are not among them. */
    public List<String> ownNames(String relative) {
        Optional<Path> own = folder.map(path -> path.resolve(relative)).filter(Files::isDirectory);
        if (own.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(own.get())) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new MalformedFileException(own.get().toString(), "", "cannot be listed: " + e.getMessage());
        }
    }

    /** As {@link #find}, for a file that must be there. */
    public TextFile get(String relative) {
        return find(relative).orElseThrow(() -> new MalformedFileException(
                folder.map(path -> path.resolve(relative).toString()).orElse(packed.substring(1) + "/" + relative),
                "",
                "there is no such file" + (folder.isPresent() ? ", and none in the jar" : "")));
    }

    private static TextFile read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST_BYTES + 1);
        if (bytes.length > LONGEST_BYTES) {
            throw new MalformedFileException(name, "", "is longer than " + LONGEST_BYTES + " bytes");
        }
        try {
            return new TextFile(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(name, "", "is not UTF-8 text; save it as UTF-8");
        }
    }
}
