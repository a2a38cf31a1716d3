package org.dashgrn.compute;

import static org.junit.Assert.assertEquals;

import java.util.Random;
import org.junit.Test;

/** Vectors give the bits of a plain loop, for any number of rows and genes. */
public class RowSumsTest {

    @Test
    public void areThoseOfAPlainLoop() {
        final Random random = new Random(1);
        for (int count = 0; count < 11; count++) {
            for (int genes : new int[]{1, 4, 7, 8, 16, 35, 64}) {
                final double[] factors = random.doubles(count, -1, 1).toArray();
                final float[][] rows = new float[count][genes + count % 2];
                for (float[] row : rows) {
                    for (int j = 0; j < row.length; j++) {
                        row[j] = random.nextFloat();
                    }
                }
                final double[] sums = random.doubles(genes).toArray();
                final double[] expected = sums.clone();
                for (int k = 0; k < count; k++) {
                    for (int j = 0; j < genes; j++) {
                        expected[j] += factors[k] * rows[k][j];
                    }
                }
                RowSums.add(factors, rows, count, sums);
                for (int j = 0; j < genes; j++) {
                    assertEquals(count + " rows, gene " + j + " of " + genes, expected[j], sums[j], 0);
                }
            }
        }
    }
}
