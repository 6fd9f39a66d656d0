/**
 * Files that people write: an agent's settings and texts, the data of the business.
 *
 * <p>In: a name below a folder; the owner's own file wins over the one packed in the jar
 * ({@link frontdesk.file.FileSource}). Out: a text, or records read strictly from JSON ({@link
 * frontdesk.file.JsonFile}). What is wrong with a file is a {@link frontdesk.file.MalformedFileException}, one line for
 * the person who wrote it; {@link frontdesk.file.Mistakes} gathers them, so that all are said in one go. Everything
 * runs on the asker's thread: at start, and where files are watched when they have changed.
 *
 * <p>{@link frontdesk.file.TemporaryFolder} is a place for files that nobody keeps.
 *
 * <p>Read {@link frontdesk.file.FileSource} first, then {@link frontdesk.file.JsonFile}.
 */
package frontdesk.file;
