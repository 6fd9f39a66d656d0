package frontdesk.message;

import frontdesk.outbox.Recipient;
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

    /**
     * All of them; where none is set, whoever reads the outbox's file.
     *
     * @param called the number of ours that was dialled, from which an SMS may come
     */
    List<Recipient> recipients(String called) {
        List<Recipient> recipients = new ArrayList<>();
        phone.ifPresent(number -> recipients.add(new Recipient.Phone(number, called)));
        if (webhook) {
            recipients.add(new Recipient.Webhook());
        }
        return recipients.isEmpty() ? List.of(new Recipient.Reader()) : List.copyOf(recipients);
    }
}
