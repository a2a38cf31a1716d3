package org.dashgrn.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;

/**
 * A collection of pathways, in the order of its source.
 *
 * @param sets at least one, all with different names
 */
public record GeneSets(List<GeneSet> sets) {

    /** Checks that there are sets, and that each has a name of its own and genes. */
    public GeneSets {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new InvalidInputException("There are no gene sets", "", "At least one is needed");
        }
        final Set<String> names = new HashSet<>();
        for (int s = 0; s < sets.size(); s++) {
            final GeneSet set = sets.get(s);
            if (set.name().isBlank()) {
                throw new InvalidInputException("Gene set " + (s + 1) + " has no name", "", "Name every gene set");
            }
            if (set.genes().isEmpty()) {
                throw new InvalidInputException("Gene set " + set.name() + " has no genes", "",
                    "Add its genes or remove it");
            }
            if (!names.add(set.name())) {
                throw new InvalidInputException("Gene set " + set.name() + " occurs twice", "",
                    "Rename or remove one of the two");
            }
        }
    }

    /**
     * @param members the genes of each set by its name, in the order of the map
     * @return the sets, without descriptions
     */
    public static GeneSets of(final Map<String, ? extends Collection<String>> members) {
        final List<GeneSet> sets = new ArrayList<>(members.size());
        members.forEach((name, genes) -> sets.add(new GeneSet(name, "", List.copyOf(genes))));
        return new GeneSets(sets);
    }

    /** @return every gene that is in a set */
    public Set<String> genes() {
        final Set<String> genes = new HashSet<>();
        sets.forEach(set -> genes.addAll(set.genes()));
        return genes;
    }
}
