package org.dashgrn.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.Pattern;
import org.junit.Test;

/** Effects by regulator, by target and for several targets at once are the same. */
public class EffectMatrixTest {

    private static final int GENES = 1100;

    private static void check(final NeuralNetwork network, final int threads) {
        final EffectMatrix effects = network.effects();
        final int first = 3;
        final int count = 5;
        final double[][] columns;
        try (Lanes lanes = new Lanes(threads)) {
            columns = effects.columns(first, count, lanes);
        }
        for (int t = 0; t < count; t++) {
            assertArrayEquals(effects.column(first + t), columns[t], 0);
        }
        for (int j = 0; j < network.genes(); j += 7) {
            final double[] row = effects.row(j);
            for (int t = 0; t < count; t++) {
                assertEquals(row[first + t], columns[t][j], 1e-9 * Math.abs(row[first + t]));
            }
        }
    }

    @Test
    public void allWaysToReadThemAgree() {
        final Phoenix dense = PhoenixInitialiser.create(GENES, 7, 1);
        // a gene that cannot change has no regulators
        dense.v()[4] = 0;
        check(dense, 1);
        check(dense, 3);
        final Layer ws = dense.layers().get(0);
        final boolean[] keep = new boolean[ws.values().length];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = e % 3 == 0;
        }
        final Layer sparse = new Layer(ws.pattern().retain(keep), Pattern.retain(ws.values(), keep));
        check(dense.withLayers(List.of(sparse, dense.layers().get(1), dense.layers().get(2),
            dense.layers().get(3))), 3);
    }
}
