/**
 * The phrase book: the few sentences that a call speaks without the model, recorded once in the agent's own voice.
 *
 * <p>In come an agent's voice and the texts of its phrases. Out goes {@link frontdesk.call.plan.Phrases}, in which each
 * of them appears as soon as there is a recording. What is not on the disk is read aloud by the model in a session of
 * its own, in the background: no start and no call waits for it, and a call does without a phrase that is not there
 * yet.
 *
 * <p>Threads: one virtual thread reads aloud, one agent after the other; calls look recordings up from any thread.
 *
 * <p>Read {@link frontdesk.phrase.PhraseBook} first.
 */
package frontdesk.phrase;

