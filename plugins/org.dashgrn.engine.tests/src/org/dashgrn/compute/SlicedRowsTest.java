package org.dashgrn.compute;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

/** Slices hold every weight once, and as little else as their format allows. */
public class SlicedRowsTest {

    private static final int HEIGHT = 4;

    private static Pattern random(final Random random, final int rows, final int columns, final double density) {
        final Pattern full = Pattern.full(rows, columns);
        final boolean[] keep = new boolean[full.alive()];
        for (int e = 0; e < keep.length; e++) {
            // some rows are empty, others nearly full
            final int row = e / columns;
            keep[e] = row % 5 != 0 && random.nextDouble() < (row % 7 == 0 ? 0.9 : density);
        }
        return full.retain(keep);
    }

    @Test
    public void slicesAreTheMatrix() {
        final Random random = new Random(1);
        for (int[] shape : new int[][]{{1, 1}, {3, 40}, {40, 3}, {700, 20}, {61, 47}}) {
            final Pattern pattern = random(random, shape[0], shape[1], 0.1);
            final float[] weights = new float[pattern.alive()];
            for (int e = 0; e < weights.length; e++) {
                weights[e] = 1 + random.nextFloat();
            }
            final SlicedRows sliced = SlicedRows.of(HEIGHT, SparseRows.byRows(pattern));
            sliced.refresh(weights);
            final double[] dense = new double[shape[0] * shape[1]];
            for (int s = 0; s < sliced.start().length - 1; s++) {
                for (int q = 0; q < HEIGHT; q++) {
                    final int row = sliced.row()[s * HEIGHT + q];
                    // what is stored last counts
                    Arrays.fill(dense, row * shape[1], (row + 1) * shape[1], 0);
                    for (int e = sliced.start()[s] + q; e < sliced.start()[s + 1]; e += HEIGHT) {
                        dense[row * shape[1] + sliced.index()[e]] += sliced.values()[e];
                    }
                }
            }
            assertArrayEquals(pattern.dense(weights), dense, 0);
        }
    }

    @Test
    public void partsAreAllSlicesOnce() {
        final SlicedRows sliced = SlicedRows.of(HEIGHT, SparseRows.byRows(random(new Random(2), 500, 30, 0.2)));
        final int[] start = sliced.start();
        final int slices = start.length - 1;
        for (int parts = 1; parts < 9; parts++) {
            assertEquals(0, sliced.firstSlice(0, parts));
            assertEquals(slices, sliced.firstSlice(parts, parts));
            for (int p = 0; p < parts; p++) {
                final int entries = start[sliced.firstSlice(p + 1, parts)] - start[sliced.firstSlice(p, parts)];
                assertEquals("part " + p + " of " + parts, start[slices] / (double)parts, entries, HEIGHT * 30);
            }
        }
        final SlicedRows empty = SlicedRows.of(HEIGHT, SparseRows.byRows(Pattern.full(4, 4).retain(new boolean[16])));
        assertEquals(0, empty.firstSlice(0, 4));
        assertEquals(0, empty.firstSlice(1, 4));
        assertEquals(0, empty.firstSlice(4, 4));
    }
}
