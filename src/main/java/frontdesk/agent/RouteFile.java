package frontdesk.agent;

import frontdesk.file.Complaints;
import java.util.Optional;

/**
 * One route as {@code routes.json} writes it; {@code agents/README.md} describes the keys. What is absent is null.
 *
 * @param closed who answers outside the opening hours
 */
record RouteFile(
        String agent,
        String language,
        String voice,
        String transferTo,
        Boolean voicemail,
        OpeningHoursFile openingHours,
        DutyFile closed) {

    RouteFile {
        Complaints complaints = new Complaints();
        complaints.unless(agent != null, "\"agent\" is missing: the folder of the agent who answers");
        if (agent != null) {
            // Refuses what is wrong with it here, where its place is known.
            complaints.unless(() -> new DutyFile(agent, language, voice, transferTo, voicemail));
        }
        complaints.unless((openingHours == null) == (closed == null),
                "\"opening_hours\" and \"closed\", who answers outside them, come together");
        complaints.refuse();
    }

    Route toRoute(String number) {
        Duty open = new DutyFile(agent, language, voice, transferTo, voicemail).toDuty(null);
        return new Route(
                number,
                open,
                Optional.ofNullable(openingHours).map(OpeningHoursFile::toOpeningHours),
                Optional.ofNullable(closed).map(duty -> duty.toDuty(language)).orElse(open));
    }
}
