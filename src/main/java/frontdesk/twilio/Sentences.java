package frontdesk.twilio;

/**
 * What callers hear from us when no agent speaks, in the language of their call; Twilio's voice says it. A language
 * that has no sentences here gets the English ones.
 *
 * <p>Source: Twilio, "TwiML Voice: Say", for the names of languages.
 */
enum Sentences {
    ENGLISH(
            "en-US",
            "I am sorry, we cannot take your call at the moment. Please try again later.",
            "I am sorry, we had a technical problem. I am connecting you to a colleague.",
            "A call from %s. %s Press 1 to take it.",
            "an unknown number",
            "You are connected.",
            "I am sorry, nobody can take your call now. Please leave a message after the tone.",
            "Thank you. Your message was recorded. Goodbye."),
    SPANISH(
            "es-ES",
            "Lo siento, en este momento no podemos atender su llamada. Por favor, vuelva a intentarlo más tarde.",
            "Lo siento, hemos tenido un problema técnico. Le paso con una persona de nuestro equipo.",
            "Una llamada de %s. %s Pulse 1 para atenderla.",
            "un número desconocido",
            "Está conectado.",
            "Lo siento, ahora nadie puede atender su llamada. Por favor, deje un mensaje después de la señal.",
            "Gracias. Su mensaje ha quedado grabado. Adiós."),
    GERMAN(
            "de-DE",
            "Es tut mir leid, wir können Ihren Anruf im Moment nicht annehmen. Bitte versuchen Sie es später noch"
                    + " einmal.",
            "Es tut mir leid, wir hatten ein technisches Problem. Ich verbinde Sie mit einem Kollegen.",
            "Ein Anruf von %s. %s Drücken Sie die 1, um ihn anzunehmen.",
            "einer unbekannten Nummer",
            "Sie sind verbunden.",
            "Es tut mir leid, gerade kann niemand Ihren Anruf annehmen. Bitte hinterlassen Sie nach dem Ton eine"
                    + " Nachricht.",
            "Danke. Ihre Nachricht ist aufgenommen. Auf Wiederhören.");

    private final String sayLanguage;
    private final String apology;
    private final String connecting;
    private final String whisper;
    private final String unknownNumber;
    private final String taken;
    private final String leaveMessage;
    private final String messageKept;

    Sentences(
            String sayLanguage,
            String apology,
            String connecting,
            String whisper,
            String unknownNumber,
            String taken,
            String leaveMessage,
            String messageKept) {
        this.sayLanguage = sayLanguage;
        this.apology = apology;
        this.connecting = connecting;
        this.whisper = whisper;
        this.unknownNumber = unknownNumber;
        this.taken = taken;
        this.leaveMessage = leaveMessage;
        this.messageKept = messageKept;
    }

    /** @param language ISO 639-1 */
    static Sentences in(String language) {
        return switch (language) {
            case "es" -> SPANISH;
            case "de" -> GERMAN;
            default -> ENGLISH;
        };
    }

    /** The value of {@code <Say language>}. */
    String sayLanguage() {
        return sayLanguage;
    }

    /** We failed the caller, and nobody else is there. */
    String apology() {
        return apology;
    }

    /** We failed the caller, and a human is called. */
    String connecting() {
        return connecting;
    }

    /** What whoever answers a transfer hears: who is calling, digit by digit, and why. */
    String whisper(String caller, String reason) {
        String digits = caller.replaceAll("\\D", "");
        String number = digits.isEmpty() ? unknownNumber : String.join(" ", digits.split(""));
        String sentence = reason.isEmpty() || reason.matches(".*[.!?]") ? reason : reason + ".";
        return whisper.formatted(number, sentence);
    }

    /** Whoever answered has taken the call. */
    String taken() {
        return taken;
    }

    /** Nobody takes the call, and a message may be left. */
    String leaveMessage() {
        return leaveMessage;
    }

    /** The message is there. */
    String messageKept() {
        return messageKept;
    }
}
