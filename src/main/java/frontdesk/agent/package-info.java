/**
 * Who answers the telephone, and what they are told before the first word.
 *
 * <p>In come files that people write, from the jar or from {@code AGENTS_DIR}: the routes that say which agent answers
 * which number, and agents' settings and texts. They are read and checked as a whole, on Main's thread ({@link
 * frontdesk.agent.ReceptionFiles}); mistakes are a {@link frontdesk.file.MalformedFileException} in words for their
 * author. Files that change while calls go on are read again by a thread of its own ({@link
 * frontdesk.agent.ReceptionWatch}). Out goes, for every call, a {@link frontdesk.call.plan.SessionPlan}, made on the
 * webhook's thread while the telephone rings ({@link frontdesk.agent.Reception}): the texts with today's date and what
 * the business knows of the caller ({@link frontdesk.agent.CallerFacts}), the sentence to greet with, the tools ({@link
 * frontdesk.agent.Equipment}). No call waits here, and all but the watch is immutable.
 *
 * <p>What comes from a caller goes into the texts as data and cannot become an instruction; {@code Variables} sees to
 * it.
 *
 * <p>Read first: the files themselves, in {@code src/main/resources/agents}, then {@code Routes}, {@code AgentFiles}
 * and {@code Briefing}.
 */
package frontdesk.agent;

