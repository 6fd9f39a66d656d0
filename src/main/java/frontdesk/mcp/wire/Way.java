package frontdesk.mcp.wire;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a server is reached. The values in it may be secrets, and are not shown. */
public sealed interface Way {

    /** A text that may repeat what the server was sent, fit for a log. */
    String withoutSecrets(String text);

    /** Streamable HTTP; the headers go with every request, and to no other host. */
    record Url(URI url, Map<String, String> headers) implements Way {

        private static final Set<String> SCHEMES = Set.of("http", "https");

        public Url {
            headers = Map.copyOf(headers);
            if (url.getHost() == null || !SCHEMES.contains(url.getScheme()) || url.getUserInfo() != null) {
                throw new IllegalArgumentException("\"url\" must be http:// or https:// with a host, without a user");
            }
        }

        @Override
        public String withoutSecrets(String text) {
            return Secrets.inHeaders(headers).hide(text);
        }

        @Override
        public String toString() {
            return url.getScheme() + "://" + url.getAuthority() + url.getPath();
        }
    }

    /**
     * A child process, spoken to on stdin and stdout; one for all calls.
     *
     * @param command the program and its arguments
     * @param environment all of the process's environment
     */
    record Command(List<String> command, Map<String, String> environment) implements Way {

        /**
         * What a child process gets to know of our environment. It is a stranger's program: our keys are none of its
         * business.
         */
        static final List<String> INHERITED = List.of(
                "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TERM");

        public Command {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** The part of our environment that a child process may see. */
        public static Map<String, String> inherited(Map<String, String> environment) {
            Map<String, String> known = new HashMap<>(environment);
            known.keySet().retainAll(INHERITED);
            return known;
        }

        @Override
        public String withoutSecrets(String text) {
            return Secrets.inEnvironment(environment).hide(text);
        }

        @Override
        public String toString() {
            return command.getFirst();
        }
    }
}
