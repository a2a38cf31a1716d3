package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.dashgrn.compute.Pattern;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Mlp;
import org.junit.Test;

/** Which weights of a plain network stay, by hand: two units, three genes, believed edges A to B and A to C. */
public class EdgeSupportTest {

    private static final Mlp NETWORK = new Mlp(
        new Layer(Pattern.full(2, 3), new float[]{2, 1, 0, 0, -1, 3}),
        new Layer(Pattern.full(3, 2), new float[]{1, 0, -2, 1, 0, 0.5f}), new float[2]);

    private static EdgeEvidence pairs(final int... targetsOfA) {
        final int n = targetsOfA.length;
        return new EdgeEvidence(new int[n], targetsOfA, new boolean[n], new boolean[n], new float[n], new float[n], new int[0]);
    }

    @Test
    public void weightsThatServeBelievedPathsStay() {
        // support of the inputs, unit by unit: A 2·(1 + 0.8·2) = 5.2, B 1·2, C 0; A 0, B 1·1, C 3·0.5
        // of the outputs, gene by gene: A 1·2, 0; B 2·(0.8·2 + 1) = 5.2, 1·1; C 0, 0.5·3 (A to C has no path)
        final boolean[][] half = EdgeSupport.keep(NETWORK, pairs(1, 2), new double[]{0.8, 0.9}, 0.1, 0.5);
        assertArrayEquals(new boolean[]{true, true, false, false, false, true}, half[0]);
        assertArrayEquals(new boolean[]{true, false, true, false, false, true}, half[1]);
        final boolean[][] third = EdgeSupport.keep(NETWORK, pairs(1, 2), new double[]{0.8, 0.9}, 0.1, 0.34);
        assertArrayEquals(new boolean[]{true, true, false, false, false, false}, third[0]);
        assertArrayEquals(new boolean[]{true, false, true, false, false, false}, third[1]);
    }

    /** Without the edge A to B, A has only its own decay to serve: 2·1, as much as B; of equals the first goes. */
    @Test
    public void whatIsNotBelievedDoesNotCount() {
        final boolean[][] keep = EdgeSupport.keep(NETWORK, pairs(1, 2), new double[]{0.05, 0.9}, 0.1, 0.17);
        assertArrayEquals(new boolean[]{false, true, false, false, false, false}, keep[0]);
    }

    @Test
    public void weightsThatAreGoneAreNotCountedAgain() {
        final boolean[][] first = EdgeSupport.keep(NETWORK, pairs(1, 2), new double[]{0.8, 0.9}, 0.1, 0.5);
        final Layer w = new Layer(NETWORK.w().pattern().retain(first[0]), Pattern.retain(NETWORK.w().values(), first[0]));
        final Layer a = new Layer(NETWORK.a().pattern().retain(first[1]), Pattern.retain(NETWORK.a().values(), first[1]));
        final boolean[][] again =
            EdgeSupport.keep(new Mlp(w, a, new float[2]), pairs(1, 2), new double[]{0.8, 0.9}, 0.1, 0.5);
        for (boolean[] layer : again) {
            assertEquals(3, layer.length);
            assertArrayEquals(new boolean[]{true, true, true}, layer);
        }
    }
}
