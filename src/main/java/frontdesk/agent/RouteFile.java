package frontdesk.agent;

import java.util.Objects;
import java.util.Optional;

/** One route as {@code routes.json} writes it; {@code agents/README.md} describes the keys. What is absent is null. */
record RouteFile(String agent, String language, String voice, String transferTo, Boolean voicemail) {

    RouteFile {
        need(agent != null, "\"agent\" is missing: the folder of the agent who answers");
        need(transferTo == null || transferTo.matches("\\+[1-9]\\d{5,14}"),
                "\"transfer_to\" is a number in international form, such as +15005550006, not \"" + transferTo + "\"");
        need(language == null || language.matches("[a-z]{2}"),
                "\"language\" is an ISO 639-1 code such as \"es\", not \"" + language + "\"");
        need(voice == null || !voice.isBlank(), "\"voice\" is empty");
    }

    Route toRoute(String number) {
        return new Route(
                number,
                agent,
                Optional.ofNullable(language),
                Optional.ofNullable(voice),
                Optional.ofNullable(transferTo),
                Objects.requireNonNullElse(voicemail, false));
    }

    private static void need(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
