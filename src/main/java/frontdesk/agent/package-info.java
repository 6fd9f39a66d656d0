/**
 * Who answers the telephone, and what they are told before the first word.
 *
 * <p>In come files that people write: an agent's settings and texts, from the jar or from {@code AGENTS_DIR}. They
 * are read and checked once, on Main's thread; a mistake is a {@link frontdesk.file.MalformedFileException} in words
 * for their author. Out goes, for every call, a {@link frontdesk.call.SessionPlan}, made on the webhook's thread
 * while the telephone rings: the texts with today's date and what the business knows of the caller ({@link
 * frontdesk.agent.CallerFacts}), the sentence to greet with, the tools. Nothing here waits, and everything is
 * immutable.
 *
 * <p>What comes from a caller goes into the texts as data and cannot become an instruction; {@code Variables} sees to
 * it.
 *
 * <p>Read first: the files themselves, in {@code src/main/resources/agents}, then {@link frontdesk.agent.AgentFiles}
 * and {@link frontdesk.agent.Briefing}.
 */
package frontdesk.agent;
