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
            "I am sorry, we had a technical problem. I am connecting you to a colleague."),
    SPANISH(
            "es-ES",
            "Lo siento, en este momento no podemos atender su llamada. Por favor, vuelva a intentarlo más tarde.",
            "Lo siento, hemos tenido un problema técnico. Le paso con una persona de nuestro equipo."),
    GERMAN(
            "de-DE",
            "Es tut mir leid, wir können Ihren Anruf im Moment nicht annehmen. Bitte versuchen Sie es später noch einmal.",
            "Es tut mir leid, wir hatten ein technisches Problem. Ich verbinde Sie mit einem Kollegen.");

    private final String sayLanguage;
    private final String apology;
    private final String connecting;

    Sentences(String sayLanguage, String apology, String connecting) {
        this.sayLanguage = sayLanguage;
        this.apology = apology;
        this.connecting = connecting;
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
}
