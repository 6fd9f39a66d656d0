package frontdesk.settings;

import java.util.Collection;

/** Settings that cannot be used: a line for each that says which, what is wrong, and what to write instead. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    SettingsException(String name, String trouble) {
        super(name + ": " + trouble);
        this.name = name;
    }

    /** Several at once. */
    SettingsException(Collection<SettingsException> refused) {
        super(String.join("\n", refused.stream().map(Throwable::getMessage).toList()));
        this.name = String.join(", ", refused.stream().map(SettingsException::settingName).toList());
    }

    String settingName() {
        return name;
    }
}
