package frontdesk;

/** A setting that cannot be used: one line that says which, what is wrong, and what to write instead. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(String name, String trouble) {
        super(name + ": " + trouble);
    }
}
