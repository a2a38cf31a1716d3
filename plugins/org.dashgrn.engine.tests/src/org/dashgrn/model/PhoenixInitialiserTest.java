package org.dashgrn.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The random start has the distribution that METHOD.md, section 1, gives. */
public class PhoenixInitialiserTest {

    @Test
    public void inputWeightsAreSparseInEveryColumn() {
        final Phoenix network = PhoenixInitialiser.create(50, 40, 1);
        for (Layer layer : new Layer[]{network.ws(), network.wp()}) {
            double squares = 0;
            int count = 0;
            for (int c = 0; c < 50; c++) {
                int nonZero = 0;
                for (int r = 0; r < 40; r++) {
                    final float w = layer.values()[r * 50 + c];
                    nonZero += w == 0 ? 0 : 1;
                    squares += (double)w * w;
                }
                assertEquals(2, nonZero);
                count += nonZero;
            }
            assertEquals(0.05, Math.sqrt(squares / count), 0.015);
        }
    }

    @Test
    public void outputWeightsAreOrthonormal() {
        for (int[] size : new int[][]{{30, 7}, {5, 9}, {6, 6}, {1, 1}}) {
            final Phoenix network = PhoenixInitialiser.create(size[0], size[1], 2);
            final boolean tall = size[0] >= size[1];
            final int vectors = Math.min(size[0], size[1]);
            for (int a = 0; a < vectors; a++) {
                for (int b = 0; b <= a; b++) {
                    double dot = 0;
                    for (int i = 0; i < Math.max(size[0], size[1]); i++) {
                        dot += entry(network.as(), tall, a, i) * entry(network.as(), tall, b, i);
                    }
                    assertEquals(a == b ? 1 : 0, dot, 1e-5);
                }
            }
        }
    }

    private static double entry(final Layer layer, final boolean tall, final int vector, final int i) {
        return layer.values()[tall ? i * layer.pattern().columns() + vector : vector * layer.pattern().columns() + i];
    }

    @Test
    public void biasesAndMultipliersKeepTheirRanges() {
        final Phoenix network = PhoenixInitialiser.create(100, 20, 3);
        for (int k = 0; k < 20; k++) {
            assertTrue(Math.abs(network.bs()[k]) <= 0.1 && Math.abs(network.bp()[k]) <= 0.1);
        }
        for (float v : network.v()) {
            assertTrue(v >= 0 && v <= 1);
        }
        assertArrayEquals(network.v(), PhoenixInitialiser.create(100, 20, 3).v(), 0);
    }
}
