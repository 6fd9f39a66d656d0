package frontdesk.tool;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where the tools of one call come from. Some may live in other programs: what is known of them when the call comes in
 * is offered at once, the programs are connected while the call goes on, and the list may change. Nothing here waits.
 */
public interface ToolSource {

    /** What can be offered at the beginning. */
    List<Tool> tools();

    /**
     * Connects to the other programs in the background; when it is called again it does nothing.
     *
     * @param news hears of each of them when it is there or has failed, and of every change; on other threads, one at a
     *     time, and must only post
     */
    void connect(Consumer<News> news);

    /** Lets go of the other programs; tools that are at work and must not be cancelled are waited for elsewhere. */
    void close();

    /**
     * What has become of one of the other programs.
     *
     * @param connected whether its tools can be used
     * @param tools all tools of the call, from now on
     */
    record News(String program, boolean connected, List<Tool> tools) {
        public News {
            tools = List.copyOf(tools);
        }
    }

    /** Tools that stay as they are. */
    static ToolSource of(List<Tool> tools) {
        List<Tool> fixed = List.copyOf(tools);
        return new ToolSource() {
            @Override
            public List<Tool> tools() {
                return fixed;
            }

            @Override
            public void connect(Consumer<News> news) {
                // There is nobody to connect to.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
