package org.dashgrn.model;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.data.RandomStream;

/**
 * Random start of PHOENIX (METHOD.md, section 1): Ws, Wp normal with 95 % zeros in every column, bs, bp uniform within
 * ±1/sqrt(n), As, Ap with orthonormal columns, v uniform in (0, 1).
 */
public final class PhoenixInitialiser {

    private static final double ZEROS = 0.95;
    private static final double SPREAD = 0.05;

    private final RandomGenerator m_random;

    private PhoenixInitialiser(final long seed) {
        m_random = RandomStream.of(seed, 0x50484f45);
    }

    /**
     * @param genes n, at least 1
     * @param hidden m, at least 1
     * @param seed the same seed gives the same model
     * @return a model without pruned weights
     */
    public static Phoenix create(final int genes, final int hidden, final long seed) {
        final PhoenixInitialiser initialiser = new PhoenixInitialiser(seed);
        final float[] ws = initialiser.sparseNormal(hidden, genes);
        final float[] wp = initialiser.sparseNormal(hidden, genes);
        final float[] bs = initialiser.uniform(hidden, -1 / Math.sqrt(genes), 1 / Math.sqrt(genes));
        final float[] bp = initialiser.uniform(hidden, -1 / Math.sqrt(genes), 1 / Math.sqrt(genes));
        final float[] as = initialiser.orthogonal(genes, hidden);
        final float[] ap = initialiser.orthogonal(genes, hidden);
        final float[] v = initialiser.uniform(genes, 0, 1);
        return new Phoenix(Layer.dense(hidden, genes, ws), Layer.dense(hidden, genes, wp),
            Layer.dense(genes, hidden, as), Layer.dense(genes, hidden, ap), bs, bp, v);
    }

    private float[] uniform(final int length, final double low, final double high) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float)(low + (high - low) * m_random.nextDouble());
        }
        return values;
    }

    private float[] sparseNormal(final int rows, final int columns) {
        final float[] weights = new float[rows * columns];
        final int zeros = (int)Math.ceil(ZEROS * rows);
        final int[] order = new int[rows];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                order[r] = r;
                weights[r * columns + c] = (float)(SPREAD * m_random.nextGaussian());
            }
            for (int z = 0; z < zeros; z++) {
                final int pick = z + m_random.nextInt(rows - z);
                weights[order[pick] * columns + c] = 0f;
                order[pick] = order[z];
            }
        }
        return weights;
    }

    /** Gram-Schmidt, twice for accuracy, on the shorter side of a Gaussian matrix; row-major rows×columns. */
    private float[] orthogonal(final int rows, final int columns) {
        final int vectors = Math.min(rows, columns);
        final int length = Math.max(rows, columns);
        final double[][] basis = new double[vectors][length];
        for (int k = 0; k < vectors; k++) {
            do {
                Arrays.setAll(basis[k], i -> m_random.nextGaussian());
                removeProjections(basis, k);
                removeProjections(basis, k);
            } while (!normalise(basis[k]));
        }
        final float[] matrix = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix[r * columns + c] = (float)(rows >= columns ? basis[c][r] : basis[r][c]);
            }
        }
        return matrix;
    }

    private static void removeProjections(final double[][] basis, final int k) {
        final double[] x = basis[k];
        for (int j = 0; j < k; j++) {
            final double[] q = basis[j];
            double dot = 0;
            for (int i = 0; i < x.length; i++) {
                dot += x[i] * q[i];
            }
            for (int i = 0; i < x.length; i++) {
                x[i] -= dot * q[i];
            }
        }
    }

    private static boolean normalise(final double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        final double norm = Math.sqrt(squares);
        for (int i = 0; i < x.length; i++) {
            x[i] /= norm;
        }
        return norm > 1e-8;
    }
}
