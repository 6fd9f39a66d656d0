package frontdesk.call;

import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of which something late may still be heard. Beyond its limit the oldest is forgotten. Call thread only. */
final class RecentIds {

    private final int limit;
    private final Set<String> ids = new LinkedHashSet<>();

    RecentIds(int limit) {
        this.limit = limit;
    }

    void add(String id) {
        ids.add(id);
        if (ids.size() > limit) {
            ids.remove(ids.iterator().next());
        }
    }

    boolean contains(String id) {
        return ids.contains(id);
    }
}
