package frontdesk.message;

import frontdesk.outbox.Recipient;
import frontdesk.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways on which a message reaches the owner.
 *
 * @param phone a number that takes SMS
 * @param webhook whether there is a webhook too
 */
public record OwnerLine(Optional<String> phone, boolean webhook) {

    /** All of them; where none is set, whoever reads the outbox's file. */
    List<Recipient> recipients(ToolCall call) {
        List<Recipient> recipients = new ArrayList<>();
        phone.ifPresent(number -> recipients.add(new Recipient.Phone(number, call.calledNumber())));
        if (webhook) {
            recipients.add(new Recipient.Webhook());
        }
        return recipients.isEmpty() ? List.of(new Recipient.Reader()) : List.copyOf(recipients);
    }
}
