/**
 * Every setting: read once, at start, and checked before anything is opened.
 *
 * <p>In: the environment, and a {@code .env} file beside it ({@link frontdesk.settings.DotEnv}). Out: {@link
 * frontdesk.settings.Settings}, in the types of whoever needs them, or a {@link
 * frontdesk.settings.SettingsException} with a line for each that cannot be used. {@code SettingsSource} turns a text
 * into a number, a URL or a folder, and remembers what it has refused, so that all of it is said in one go. {@link
 * frontdesk.settings.LogLevel} is told apart, before the first line is logged. Everything runs on Main's thread.
 *
 * <p>Only the root room knows this one: it hands every other room what that room needs. Read {@link
 * frontdesk.settings.Settings} first; {@code README.md} has the table.
 */
package frontdesk.settings;
