package org.dashgrn.nodes;

import java.util.Collection;
import java.util.List;

/** Names genes in messages, in full where they are few. */
public final class Names {

    private static final int SHOWN = 5;

    private Names() {
    }

    /**
     * @param names what to list
     * @return the first few and how many more there are
     */
    public static String list(final Collection<String> names) {
        final List<String> shown = names.stream().limit(SHOWN).toList();
        return String.join(", ", shown)
            + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
