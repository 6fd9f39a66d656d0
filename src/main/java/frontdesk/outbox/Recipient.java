package frontdesk.outbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whom a message is for, and therefore by which channel it goes. The journal tells the kinds apart by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Recipient.Phone.class, name = "phone"),
    @JsonSubTypes.Type(value = Recipient.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Recipient.Email.class, name = "email"),
    @JsonSubTypes.Type(value = Recipient.Reader.class, name = "reader")
})
public sealed interface Recipient {

    /** The ways out; there may be nobody who goes them. */
    enum Channel {
        SMS,
        WEBHOOK,
        EMAIL,
        /** The outbox's own file. */
        FILE
    }

    Channel channel();

    /** For people who read the file. */
    String words();

    /**
     * A telephone that takes SMS.
     *
     * @param number E.164
     * @param from the number of ours that the other one knows, for deliverers that were not given another
     */
    record Phone(String number, String from) implements Recipient {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public String words() {
            return "SMS to " + number;
        }
    }

    /** The owner's webhook. */
    record Webhook() implements Recipient {
        @Override
        public Channel channel() {
            return Channel.WEBHOOK;
        }

        @Override
        public String words() {
            return "the webhook";
        }
    }

    /** A mailbox. */
    record Email(String address) implements Recipient {
        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public String words() {
            return "e-mail to " + address;
        }
    }

    /** Whoever reads the file, because no other way to them was set up. */
    record Reader() implements Recipient {
        @Override
        public Channel channel() {
            return Channel.FILE;
        }

        @Override
        public String words() {
            return "whoever reads this file";
        }
    }
}
