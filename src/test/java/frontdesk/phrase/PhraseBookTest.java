package frontdesk.phrase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.audio.Wav;
import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.Phrases;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent.Refusal;
import frontdesk.call.port.ModelEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseBookTest {

    private static final String WAIT = "One moment, please.";
    private static final String SORRY = "I am sorry, something went wrong.";
    private static final PhraseScript BOTH =
            new PhraseScript(VoiceSettings.defaults(), Map.of(Phrase.HOLDING, WAIT, Phrase.APOLOGY, SORRY));
    private static final PhraseScript ONE = new PhraseScript(VoiceSettings.defaults(), Map.of(Phrase.HOLDING, WAIT));

    @TempDir
    private Path folder;

    private final ManualTimers timers = new ManualTimers();
    private final ReadingModel model = new ReadingModel();
    private PhraseBook book;

    private Phrases open(PhraseScript script) {
        book = PhraseBook.open(folder.resolve("phrases"), model, timers, true);
        Phrases phrases = book.of(script);
        book.begin();
        return phrases;
    }

    @Test
    void aTextThatComesOrChangesLaterIsReadAtOnce() throws Exception {
        Phrases before = open(ONE);
        settle();
        Phrases changed = book.of(new PhraseScript(VoiceSettings.defaults(), Map.of(Phrase.HOLDING, SORRY)));
        settle();
        assertEquals(SORRY, changed.find(Phrase.HOLDING).orElseThrow().text());
        assertEquals(WAIT, before.find(Phrase.HOLDING).orElseThrow().text(), "calls that are up keep theirs");
        assertEquals(List.of(WAIT, SORRY), model.texts());
    }

    private void settle() throws Exception {
        book.settled().get(30, TimeUnit.SECONDS);
    }

    /** A session is over, and the next try is set, after a pause. */
    private void passPause(int number) throws Exception {
        model.closed().take();
        timers.awaitWaiting(1);
        timers.advanceMs(PhraseBook.PAUSES.get(number).toMillis());
    }

    @AfterEach
    void close() {
        book.close();
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder.resolve("phrases"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("phrases"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatIsMissingIsReadAloudInOneSessionAndKept() throws Exception {
        Phrases phrases = open(BOTH);
        settle();
        assertEquals(new Phrases.Recording(WAIT, ReadingModel.voice(WAIT)), phrases.find(Phrase.HOLDING).orElseThrow());
        assertEquals(SORRY, phrases.find(Phrase.APOLOGY).orElseThrow().text());
        assertEquals(Optional.empty(), phrases.find(Phrase.GOODBYE), "the agent has no such phrase");
        assertEquals(2, files().size());
        assertTrue(files().getFirst().getFileName().toString().matches("marin-en-apology-[0-9a-f]{12}\\.wav"));
        assertArrayEquals(ReadingModel.voice(SORRY), Wav.readMuLaw(Files.readAllBytes(files().getFirst())));
        model.closed().take();
        assertTrue(model.closed().isEmpty());
    }

    @Test
    void whatIsOnTheDiskIsThereAtOnceAndNotReadAgain() throws Exception {
        open(BOTH);
        settle();
        book.close();
        Phrases again = open(BOTH);
        assertTrue(again.find(Phrase.HOLDING).isPresent());
        settle();
        assertEquals(2, model.texts().size());
    }

    @Test
    void anotherVoiceAnotherSpeedAndOtherWordsAreOtherRecordings() throws Exception {
        open(ONE);
        settle();
        VoiceSettings marin = VoiceSettings.defaults();
        VoiceSettings cedar = new VoiceSettings("cedar", marin.speed(), "en", Optional.empty(), marin.turnDetection(),
                marin.interruption(), marin.silence());
        VoiceSettings fast = new VoiceSettings("marin", 1.2, "en", Optional.empty(), marin.turnDetection(),
                marin.interruption(), marin.silence());
        book.of(new PhraseScript(cedar, ONE.texts()));
        book.of(new PhraseScript(fast, ONE.texts()));
        book.of(new PhraseScript(marin, Map.of(Phrase.HOLDING, SORRY)));
        settle();
        assertEquals(4, files().size());
    }

    @Test
    void agentsOfOneVoiceShareTheirRecordings() throws Exception {
        open(ONE);
        Phrases other = book.of(BOTH);
        settle();
        assertTrue(other.find(Phrase.HOLDING).isPresent());
        assertEquals(List.of(WAIT, SORRY), model.texts());
    }

    @Test
    void aDamagedRecordingIsReadAgain() throws Exception {
        open(ONE);
        settle();
        book.close();
        Files.write(files().getFirst(), new byte[] {1, 2, 3});
        Phrases phrases = open(ONE);
        settle();
        assertEquals(List.of(WAIT, WAIT), model.texts());
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
        assertTrue(Files.size(files().getFirst()) > 1_000);
    }

    @Test
    void anUnfinishedFileIsNoRecording() throws Exception {
        open(ONE);
        settle();
        book.close();
        Path whole = files().getFirst();
        Files.move(whole, whole.resolveSibling(whole.getFileName() + ".part"));
        open(ONE);
        settle();
        assertEquals(List.of(WAIT, WAIT), model.texts());
        assertEquals(List.of(whole), files());
    }

    @Test
    void aBadReadingIsNotKeptAndTriedAgainLater() throws Exception {
        byte[] silence = new byte[8 * 1_000];
        Arrays.fill(silence, AudioFormat.PCMU_8KHZ.silence());
        model.next((session, text) -> session.says(silence, text));
        model.next((session, text) -> session.says(ReadingModel.voice(text), "Certainly! What can I do for you?"));
        model.next((session, text) -> session.says(ReadingModel.voice(text.substring(0, 5)), text));
        Phrases phrases = open(ONE);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), phrases.find(Phrase.HOLDING));
            passPause(i);
        }
        settle();
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
        assertEquals(1, files().size());
    }

    @Test
    void whatWasReadBeforeTheSessionBrokeOffIsKept() throws Exception {
        model.next((session, text) -> {
            if (model.texts().size() == 1) {
                session.says(ReadingModel.voice(text), text);
            } else {
                session.says(new ModelEvent.SessionLost("gone", false));
            }
        });
        open(BOTH);
        passPause(0);
        settle();
        assertEquals(3, model.texts().size(), "the first was not read twice");
        assertEquals(2, files().size());
    }

    @Test
    void aFailedAndARefusedReadingAreTriedAgain() throws Exception {
        model.next((session, text) -> session.says(new ModelEvent.ResponseEnded("r", Outcome.FAILED, "server_error")));
        model.next((session, text) ->
                session.says(new ModelEvent.Refused("request-1", Refusal.OTHER, "bad_response_create")));
        Phrases phrases = open(ONE);
        passPause(0);
        passPause(1);
        settle();
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
    }

    @Test
    void aSessionThatDoesNothingIsGivenUp() throws Exception {
        model.next((session, text) -> {});
        Phrases phrases = open(ONE);
        timers.awaitWaiting(1);
        timers.advanceMs(PhraseReader.WITHIN.toMillis());
        passPause(0);
        settle();
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
    }

    @Test
    void aModelThatDoesNotStopSpeakingIsGivenUp() throws Exception {
        model.next((session, text) -> {
            for (int i = 0; i < 40; i++) {
                session.says(new ModelEvent.SpeechAudio("r", "i", 0, new byte[8_000]));
            }
        });
        open(ONE);
        passPause(0);
        settle();
        assertEquals(1, files().size());
    }

    @Test
    void whatCannotSucceedIsNotTriedAgain() throws Exception {
        model.next((session, text) -> session.says(new ModelEvent.SessionLost("wrong key", true)));
        Phrases phrases = open(ONE);
        settle();
        assertEquals(Optional.empty(), phrases.find(Phrase.HOLDING));
        assertEquals(0, timers.waiting());
    }

    @Test
    void whatBreaksOneSessionOffIsNotTriedWithTheNextAgent() throws Exception {
        model.next((session, text) -> session.says(new ModelEvent.SessionLost("gone", false)));
        book = PhraseBook.open(folder.resolve("phrases"), model, timers, true);
        book.of(ONE);
        book.of(new PhraseScript(VoiceSettings.defaults(), Map.of(Phrase.HOLDING, SORRY)));
        book.begin();
        model.closed().take();
        timers.awaitWaiting(2);
        assertEquals(List.of(WAIT), model.texts());
        timers.advanceMs(PhraseBook.PAUSES.getFirst().toMillis());
        settle();
        assertEquals(2, files().size());
    }

    @Test
    void beforeItBeginsNothingIsRead() throws Exception {
        book = PhraseBook.open(folder.resolve("phrases"), model, timers, true);
        book.of(ONE);
        assertFalse(book.settled().isDone());
        assertEquals(List.of(), model.texts());
    }

    @Test
    void afterTheLastPauseItIsGivenUpUntilTheNextStart() throws Exception {
        for (int i = 0; i <= PhraseBook.PAUSES.size(); i++) {
            model.next((session, text) -> session.says(new ModelEvent.SessionLost("gone", false)));
        }
        open(ONE);
        for (int i = 0; i < PhraseBook.PAUSES.size(); i++) {
            passPause(i);
        }
        settle();
        assertEquals(1 + PhraseBook.PAUSES.size(), model.texts().size());
        assertEquals(0, timers.waiting());
    }

    @Test
    void aBookThatDoesNotReadAloudHasOnlyWhatIsThere() throws Exception {
        open(ONE);
        settle();
        book.close();
        book = PhraseBook.open(folder.resolve("phrases"), model, timers, false);
        Phrases phrases = book.of(BOTH);
        book.begin();
        settle();
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
        assertFalse(phrases.find(Phrase.APOLOGY).isPresent());
        assertEquals(1, model.texts().size());
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheRecordingOnlyAtTheNextStart() throws Exception {
        Files.write(folder.resolve("phrases"), new byte[0]);
        Phrases phrases = open(ONE);
        settle();
        assertTrue(phrases.find(Phrase.HOLDING).isPresent());
    }
}
