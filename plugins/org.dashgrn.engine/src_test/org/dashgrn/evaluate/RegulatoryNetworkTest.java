package org.dashgrn.evaluate;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.junit.Test;

public class RegulatoryNetworkTest {

    private static EffectRows rows(final double[]... effects) {
        return new EffectRows() {
            @Override
            public int genes() {
                return effects.length;
            }

            @Override
            public double[] effects(final int regulator) {
                return effects[regulator].clone();
            }
        };
    }

    private static RegulatoryNetwork all(final double[]... effects) {
        return RegulatoryNetwork.extract(rows(effects), Integer.MAX_VALUE, Progress.NONE);
    }

    @Test
    public void listsNonZeroEffectsStrongestFirst() {
        final RegulatoryNetwork network = all(new double[]{0, -3, 1}, new double[]{0, 1, 0}, new double[]{-0.0, 0, -4});
        assertEquals(4, network.size());
        assertEquals(4, network.modelEdges());
        assertEquals(2, network.source(0));
        assertEquals(2, network.target(0));
        assertEquals(-4, network.effect(0), 0);
        assertEquals(0.8, network.score(0), 1e-15);
        assertEquals(0.75, network.score(1), 1e-15);
        // Equal effects: by regulator.
        assertEquals(0, network.source(2));
        assertEquals(1, network.source(3));
        assertArrayEquals(new int[]{2, 1, 1}, network.outDegrees());
        assertArrayEquals(new int[]{0, 2, 2}, network.inDegrees());
    }

    @Test
    public void theStrongestFewAreTheTopOfAll() {
        final Random random = new Random(3);
        final int n = 40;
        final double[][] effects = new double[n][n];
        final List<double[]> expected = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                // Many ties, and many values that only a double can tell apart.
                effects[j][i] = random.nextInt(3) == 0 ? 0 : random.nextInt(4) - 1.5 + random.nextInt(3) * 1e-12;
                if (effects[j][i] != 0) {
                    expected.add(new double[]{j, i, effects[j][i]});
                }
            }
        }
        expected.sort(Comparator.comparingDouble(e -> -Math.abs(e[2])));
        final RegulatoryNetwork whole = all(effects);
        for (int limit : new int[]{1, 2, 17, 400, expected.size(), 5000}) {
            final RegulatoryNetwork top = RegulatoryNetwork.extract(rows(effects), limit, Progress.NONE);
            assertEquals(Math.min(limit, expected.size()), top.size());
            assertEquals(expected.size(), top.modelEdges());
            for (int e = 0; e < top.size(); e++) {
                assertEquals((int)expected.get(e)[0], top.source(e));
                assertEquals((int)expected.get(e)[1], top.target(e));
                assertEquals(expected.get(e)[2], top.effect(e), 0);
                assertEquals(whole.score(e), top.score(e), 0);
            }
        }
    }

    @Test
    public void scoresOfATargetSumToOne() {
        final RegulatoryNetwork network = all(new double[]{2, 0}, new double[]{-6, 0});
        assertEquals(1, network.score(0) + network.score(1), 1e-15);
        assertEquals(2, network.scoredEdges(List.of("A", "B")).size());
    }

    @Test
    public void anEmptyModelHasNoEdges() {
        assertEquals(0, all(new double[]{0, 0}, new double[]{0, 0}).size());
    }

    @Test
    public void refusesDivergedModels() {
        final InvalidInputException e =
            assertThrows(InvalidInputException.class, () -> all(new double[]{0, Double.NaN}, new double[]{0, 0}));
        assertTrue(e.getMessage(), e.getMessage().contains("gene 1 on gene 2"));
    }

    @Test
    public void refusesToKeepNothing() {
        assertThrows(InvalidInputException.class,
            () -> RegulatoryNetwork.extract(rows(new double[]{1}), 0, Progress.NONE));
    }

    @Test
    public void stopsWhenCancelled() {
        assertThrows(CancellationException.class,
            () -> RegulatoryNetwork.extract(rows(new double[]{1}), 1, (fraction, message) -> {
                throw new CancellationException();
            }));
    }
}
