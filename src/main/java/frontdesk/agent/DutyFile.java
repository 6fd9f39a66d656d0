package frontdesk.agent;

import frontdesk.file.Complaints;
import java.util.Objects;
import java.util.Optional;

/** Who answers, as a route in {@code routes.json} writes it. What is absent is null. */
record DutyFile(String agent, String language, String voice, String transferTo, Boolean voicemail) {

    DutyFile {
        Complaints complaints = new Complaints();
        complaints.unless(agent != null || Boolean.TRUE.equals(voicemail),
                "\"agent\" is missing: the folder of the agent who answers; or \"voicemail\": true");
        complaints.unless(transferTo == null || transferTo.matches("\\+[1-9]\\d{5,14}"),
                "\"transfer_to\" is a number in international form, such as +15005550006, not \"" + transferTo + "\"");
        complaints.unless(language == null || language.matches("[a-z]{2}"),
                "\"language\" is an ISO 639-1 code such as \"es\", not \"" + language + "\"");
        complaints.unless(voice == null || !voice.isBlank(), "\"voice\" is empty");
        complaints.refuse();
    }

    /** @param usualLanguage what is spoken if nothing is said here; null for the agent's own language */
    Duty toDuty(String usualLanguage) {
        return new Duty(
                Optional.ofNullable(agent),
                Optional.ofNullable(language == null ? usualLanguage : language),
                Optional.ofNullable(voice),
                Optional.ofNullable(transferTo),
                Objects.requireNonNullElse(voicemail, false));
    }
}
