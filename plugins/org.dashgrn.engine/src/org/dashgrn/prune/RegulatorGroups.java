package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.dashgrn.data.Progress;

/**
 * Divides regulators among hidden units, so that the paths through a unit lead where edges are wanted.
 * <p>
 * A unit with the inputs R and the outputs O wires all of R to all of O. As long as there are more groups than units,
 * the two groups are merged that wire the fewest additional pairs.
 */
final class RegulatorGroups {

    /**
     * A hidden unit to be.
     *
     * @param regulators its inputs, not empty
     * @param targets its outputs, not empty
     */
    record Group(BitSet regulators, BitSet targets) {

        long pairs() {
            return (long)regulators.cardinality() * targets.cardinality();
        }

        private long pairsTogether(final Group other) {
            final BitSet union = (BitSet)targets.clone();
            union.or(other.targets);
            return (long)(regulators.cardinality() + other.regulators.cardinality()) * union.cardinality();
        }
    }

    private RegulatorGroups() {
    }

    /**
     * @param targets wanted targets of each gene; empty for a gene that regulates nothing
     * @param units how many groups there may be, at least 1
     * @param progress asked several times a second
     * @return the groups, those with most targets first
     */
    static List<Group> of(final BitSet[] targets, final int units, final Progress progress) {
        final List<Group> groups = new ArrayList<>();
        for (int j = 0; j < targets.length; j++) {
            if (!targets[j].isEmpty()) {
                final BitSet regulators = new BitSet();
                regulators.set(j);
                groups.add(new Group(regulators, (BitSet)targets[j].clone()));
            }
        }
        final Nearest nearest = new Nearest(groups, progress);
        while (groups.size() - nearest.m_merged > units) {
            nearest.mergeBest();
        }
        final List<Group> merged = new ArrayList<>();
        for (Group group : groups) {
            if (group != null) {
                merged.add(group);
            }
        }
        merged.sort(Comparator.comparingInt((Group group) -> group.targets().cardinality()).reversed()
            .thenComparingInt(group -> group.regulators().nextSetBit(0)));
        return merged;
    }

    /** For every group the later one that is cheapest to merge with. */
    private static final class Nearest {

        private final List<Group> m_groups;
        private final Progress m_progress;
        private final int[] m_partner;
        private final long[] m_cost;
        private int m_merged;

        Nearest(final List<Group> groups, final Progress progress) {
            m_groups = groups;
            m_progress = progress;
            m_partner = new int[groups.size()];
            m_cost = new long[groups.size()];
            for (int a = 0; a < groups.size(); a++) {
                search(a);
            }
        }

        private void search(final int a) {
            m_progress.checkCancelled();
            m_partner[a] = -1;
            m_cost[a] = Long.MAX_VALUE;
            for (int b = a + 1; b < m_groups.size(); b++) {
                if (m_groups.get(b) != null) {
                    offer(a, b);
                }
            }
        }

        private void offer(final int a, final int b) {
            final Group first = m_groups.get(a);
            final Group second = m_groups.get(b);
            final long cost = first.pairsTogether(second) - first.pairs() - second.pairs();
            if (cost < m_cost[a] || cost == m_cost[a] && b < m_partner[a]) {
                m_cost[a] = cost;
                m_partner[a] = b;
            }
        }

        void mergeBest() {
            int a = -1;
            for (int g = 0; g < m_partner.length; g++) {
                if (m_groups.get(g) != null && m_partner[g] >= 0 && (a < 0 || m_cost[g] < m_cost[a])) {
                    a = g;
                }
            }
            final int b = m_partner[a];
            m_groups.get(a).regulators().or(m_groups.get(b).regulators());
            m_groups.get(a).targets().or(m_groups.get(b).targets());
            m_groups.set(b, null);
            m_merged++;
            search(a);
            for (int g = 0; g < m_partner.length; g++) {
                if (m_groups.get(g) == null || g == a) {
                    continue;
                }
                if (m_partner[g] == a || m_partner[g] == b) {
                    search(g);
                } else if (g < a) {
                    offer(g, a);
                }
            }
        }
    }
}
