package org.dashgrn.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.junit.Test;

public class EdgeStabilityTest {

    private static final List<String> GENES = List.of("A", "B", "C");

    private static RegulatoryNetwork network(final double[][] effects) {
        return RegulatoryNetwork.extract(new EffectRows() {
            @Override
            public int genes() {
                return 3;
            }

            @Override
            public double[] effects(final int regulator) {
                return effects[regulator];
            }
        }, Integer.MAX_VALUE, Progress.NONE);
    }

    /** Computed by hand. */
    @Test
    public void sharesMeansSpreadsAndSigns() {
        final EdgeStability edges = EdgeStability.of(GENES, List.of(
            network(new double[][]{{0, 2, 0}, {0, 0, 1}, {0, 0, 0}}),
            network(new double[][]{{0, 4, 0}, {0, 0, -3}, {0, 4, 0}}),
            network(new double[][]{{0, 3, 0}, {0, 0, -1}, {0, 0, 0}}),
            network(new double[][]{{0, 3, 0}, {0, 0, 0}, {0, 0, 0}})));
        assertEquals(4, edges.models());
        assertEquals(3, edges.size());
        // A -> B in all, B -> C in three, C -> B in one
        assertEquals(List.of("0>1", "1>2", "2>1"),
            List.of(name(edges, 0), name(edges, 1), name(edges, 2)));
        assertEquals(1, edges.stability(0), 0);
        assertEquals(0.75, edges.stability(1), 0);
        assertEquals(0.25, edges.stability(2), 0);
        assertEquals(3, edges.meanEffect(0), 1e-15);
        assertEquals(-0.75, edges.meanEffect(1), 1e-15);
        assertEquals(Math.sqrt(2.0 / 3), edges.effectSpread(0), 1e-15);
        // deviations of 1, -3, -1, 0 from -0.75
        assertEquals(Math.sqrt((1.75 * 1.75 + 2.25 * 2.25 + 0.25 * 0.25 + 0.75 * 0.75) / 3), edges.effectSpread(1),
            1e-15);
        assertEquals(2.0 / 3, edges.signAgreement(1), 1e-15);
        assertEquals(-1, edges.sign(1));
        assertEquals(1, edges.sign(0));
        // shares of |effect| on B: 1, 1/2, 1, 1
        assertEquals(3.5 / 4, edges.meanScore(0), 1e-15);
        assertEquals(0.125, edges.meanScore(2), 1e-15);
        assertEquals(1, edges.consensus(1));
        assertEquals(2, edges.consensus(0.75));
        assertEquals(2, edges.consensus(0.3));
        assertEquals(3, edges.consensus(0.01));
        assertEquals(2, edges.scoredEdges(2).size());
    }

    private static String name(final EdgeStability edges, final int edge) {
        return edges.source(edge) + ">" + edges.target(edge);
    }

    @Test
    public void oneModelHasNoSpread() {
        final EdgeStability edges =
            EdgeStability.of(GENES, List.of(network(new double[][]{{0, 2, 0}, {0, 0, 1}, {0, 0, 0}})));
        assertTrue(Double.isNaN(edges.effectSpread(0)));
        assertThrows(InvalidInputException.class, () -> edges.consensus(0));
        assertThrows(InvalidInputException.class, () -> EdgeStability.of(GENES, List.of()));
    }

    /** 0.7 · 10 is a little more than 7 in binary arithmetic. */
    @Test
    public void sevenOfTenModelsAreStableAtSevenTenths() {
        final double[][] with = {{0, 1, 0}, {0, 0, 0}, {0, 0, 0}};
        final double[][] without = {{0, 0, 1}, {0, 0, 0}, {0, 0, 0}};
        final List<RegulatoryNetwork> models = new java.util.ArrayList<>();
        for (int m = 0; m < 10; m++) {
            models.add(network(m < 7 ? with : without));
        }
        for (double threshold : new double[]{0.7, 0.1 + 0.6, 0.69999999999999996}) {
            assertEquals(1, EdgeStability.of(GENES, models).consensus(threshold));
        }
    }
}
