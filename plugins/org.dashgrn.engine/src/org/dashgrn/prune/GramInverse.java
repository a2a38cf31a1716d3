package org.dashgrn.prune;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.dashgrn.compute.DoubleAlgebra;
import org.dashgrn.data.Progress;

/**
 * (S·Sᵀ)⁻¹ for a score matrix S. Where S·Sᵀ is singular, as happens once hidden units have lost their weights, the
 * smallest ridge that lets it be inverted is added to its diagonal.
 *
 * @param inverse m×m, row-major
 * @param ridge what was added, relative to the mean of the diagonal; 0 if nothing
 */
record GramInverse(double[] inverse, double ridge) {

    /** Below this reciprocal condition the digits of the plain inverse would be noise. */
    private static final double FIRST_RIDGE = 1e-12;

    static GramInverse of(final double[] s, final int rows, final int columns, final Progress progress) {
        final double[] gram = DoubleAlgebra.multiply(s, DoubleAlgebra.transpose(s, rows, columns), rows, columns, rows);
        final double[][] matrix = new double[rows][rows];
        double diagonal = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                // symmetric to the last bit, which the decomposition checks
                matrix[i][j] = i <= j ? gram[i * rows + j] : gram[j * rows + i];
            }
            diagonal += matrix[i][i] / rows;
        }
        if (!(diagonal > 0)) {
            return new GramInverse(new double[rows * rows], 1);
        }
        double ridge = 0;
        while (true) {
            progress.checkCancelled();
            final RealMatrix regularised = new Array2DRowRealMatrix(matrix, true);
            for (int i = 0; i < rows; i++) {
                regularised.addToEntry(i, i, ridge * diagonal);
            }
            try {
                final DecompositionSolver solver =
                    new CholeskyDecomposition(regularised, 1e-10, FIRST_RIDGE * diagonal).getSolver();
                return new GramInverse(flatten(solver.getInverse()), ridge);
            } catch (NonPositiveDefiniteMatrixException e) {
                ridge = ridge == 0 ? FIRST_RIDGE : ridge * 100;
            }
        }
    }

    private static double[] flatten(final RealMatrix matrix) {
        final int n = matrix.getRowDimension();
        final double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix.getRow(i), 0, flat, i * n, n);
        }
        return flat;
    }
}
