package frontdesk.call.sound;

import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of which something late may still be heard. Beyond its limit the oldest is forgotten. Call thread only. */
public final class RecentIds {

    private final int limit;
    private final Set<String> ids = new LinkedHashSet<>();

    public RecentIds(int limit) {
        this.limit = limit;
    }

    public void add(String id) {
        ids.add(id);
        if (ids.size() > limit) {
            ids.remove(ids.iterator().next());
        }
    }

    public boolean contains(String id) {
        return ids.contains(id);
    }
}
