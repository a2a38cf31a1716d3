package org.dashgrn.prune;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.Progress;
import org.junit.Test;

/** Which regulators share a hidden unit. */
public class RegulatorGroupsTest {

    private static BitSet[] random(final int genes, final double density, final long seed) {
        final Random random = new Random(seed);
        final BitSet[] targets = new BitSet[genes];
        for (int j = 0; j < genes; j++) {
            targets[j] = new BitSet();
            for (int i = 0; i < genes; i++) {
                targets[j].set(i, random.nextDouble() < density);
            }
        }
        return targets;
    }

    @Test
    public void everyRegulatorIsInOneGroupThatReachesItsTargets() {
        for (int trial = 0; trial < 50; trial++) {
            final BitSet[] targets = random(20, 0.02 + 0.005 * trial, trial);
            final int units = 1 + trial % 12;
            final List<RegulatorGroups.Group> groups = RegulatorGroups.of(targets, units, Progress.NONE);
            assertTrue(groups.size() <= units);
            for (int j = 0; j < targets.length; j++) {
                final int gene = j;
                final List<RegulatorGroups.Group> with =
                    groups.stream().filter(group -> group.regulators().get(gene)).toList();
                assertEquals(targets[j].isEmpty() ? 0 : 1, with.size());
                if (!with.isEmpty()) {
                    final BitSet missing = (BitSet)targets[j].clone();
                    missing.andNot(with.get(0).targets());
                    assertTrue(missing.isEmpty());
                }
            }
        }
    }

    @Test
    public void enoughUnitsWireNothingElse() {
        final BitSet[] targets = random(15, 0.2, 1);
        final List<RegulatorGroups.Group> groups = RegulatorGroups.of(targets, 15, Progress.NONE);
        for (RegulatorGroups.Group group : groups) {
            assertEquals(1, group.regulators().cardinality());
            assertEquals(targets[group.regulators().nextSetBit(0)], group.targets());
        }
    }

    @Test
    public void regulatorsWithTheSameTargetsShareAUnit() {
        final BitSet[] targets = random(12, 0.3, 4);
        for (int j = 6; j < 12; j++) {
            targets[j] = (BitSet)targets[j - 6].clone();
        }
        for (RegulatorGroups.Group group : RegulatorGroups.of(targets, 6, Progress.NONE)) {
            final int first = group.regulators().nextSetBit(0);
            assertEquals(2, group.regulators().cardinality());
            assertTrue(group.regulators().get(first + 6));
            assertEquals(targets[first], group.targets());
        }
    }

    @Test
    public void noTargetsNoGroups() {
        assertEquals(List.of(), RegulatorGroups.of(random(5, 0, 1), 3, Progress.NONE));
    }

    @Test
    public void canBeCancelled() {
        final Progress stop = (fraction, message) -> {
            throw new CancellationException();
        };
        assertThrows(CancellationException.class, () -> RegulatorGroups.of(random(5, 0.5, 1), 3, stop));
    }
}
