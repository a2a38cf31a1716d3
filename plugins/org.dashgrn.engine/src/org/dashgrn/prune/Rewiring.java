package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;

/**
 * Writes a network anew with other hidden units, so that its paths lead along wanted edges.
 * <p>
 * Hidden units are interchangeable and the additive layer is linear, so what a dense network has learned about an edge
 * does not depend on the unit that carries it. Here every unit gets few regulators and the targets they are wanted for
 * ({@link RegulatorGroups}); its weights are the best product of inputs and outputs for the effects that the network has
 * now. One additive unit has no input: it is a bias that every gene can use, and carries no edge.
 */
final class Rewiring {

    private static final int POWER_ITERATIONS = 20;

    private final Phoenix m_network;
    private final EffectMatrix m_effects;

    /** @param network as it is; not written to */
    Rewiring(final Phoenix network) {
        m_network = network;
        m_effects = network.effects();
    }

    /**
     * @param targets wanted targets of each gene
     * @param twice whether a regulator may have an additive and a multiplicative unit, as far as there are enough
     * @param data to keep the mean production rate of every gene
     * @param progress asked several times a second
     * @return a network with paths for all wanted edges, and for others where regulators share a unit
     */
    Phoenix along(final BitSet[] targets, final boolean twice, final ExpressionTrajectories data,
        final Progress progress) {
        final int n = m_network.genes();
        final int m = m_network.hidden();
        final List<RegulatorGroups.Group> additive = new ArrayList<>();
        final List<RegulatorGroups.Group> multiplicative = new ArrayList<>();
        long regulators = 0;
        for (BitSet of : targets) {
            regulators += of.isEmpty() ? 0 : 1;
        }
        final boolean both = twice && regulators < m;
        final List<RegulatorGroups.Group> groups = RegulatorGroups.of(targets, both ? m - 1 : 2 * m - 1, progress);
        for (int g = 0; g < groups.size(); g++) {
            if (both || g % 2 == 0 && additive.size() < m - 1 || multiplicative.size() == m) {
                additive.add(groups.get(g));
            }
            if (both || additive.isEmpty() || additive.get(additive.size() - 1) != groups.get(g)) {
                multiplicative.add(groups.get(g));
            }
        }
        final Weights ws = new Weights(m, n);
        final Weights wp = new Weights(m, n);
        final Weights as = new Weights(n, m);
        final Weights ap = new Weights(n, m);
        fill(additive, both ? 0.5 : 1, ws, as, progress);
        fill(multiplicative, both ? 0.5 : 1, wp, ap, progress);
        final float[] bs = new float[m];
        bs[m - 1] = 1;
        final float[] bp = new float[m];
        final double[] offset = meanProduction(m_network, data, progress);
        final double[] without = meanProduction(
            new Phoenix(ws.layer(), wp.layer(), as.layer(), ap.layer(), bs, bp, m_network.v()), data, progress);
        for (int i = 0; i < n; i++) {
            if (m_network.v()[i] > 0) {
                as.set(i, m - 1, offset[i] - without[i]);
            }
        }
        return new Phoenix(ws.layer(), wp.layer(), as.layer(), ap.layer(), bs, bp, m_network.v().clone());
    }

    /** Gives every group a unit: inputs x of length 1, outputs y, so that y·xᵀ is nearest to the effects on production. */
    private void fill(final List<RegulatorGroups.Group> groups, final double share, final Weights in, final Weights out,
        final Progress progress) {
        for (int k = 0; k < groups.size(); k++) {
            progress.checkCancelled();
            final int[] from = groups.get(k).regulators().stream().toArray();
            final int[] to = groups.get(k).targets().stream().toArray();
            final double[][] effects = new double[from.length][to.length];
            for (int a = 0; a < from.length; a++) {
                final double[] row = m_effects.row(from[a]);
                for (int b = 0; b < to.length; b++) {
                    final double v = m_network.v()[to[b]];
                    effects[a][b] = v > 0 ? share * row[to[b]] / v : 0;
                }
            }
            final double[] x = new double[from.length];
            Arrays.fill(x, 1 / Math.sqrt(from.length));
            double[] y = product(effects, x, to.length);
            for (int iteration = 0; from.length > 1 && iteration < POWER_ITERATIONS; iteration++) {
                double norm = 0;
                for (int a = 0; a < from.length; a++) {
                    double sum = 0;
                    for (int b = 0; b < to.length; b++) {
                        sum += effects[a][b] * y[b];
                    }
                    x[a] = sum;
                    norm += sum * sum;
                }
                for (int a = 0; a < from.length; a++) {
                    x[a] = norm > 0 ? x[a] / Math.sqrt(norm) : 1 / Math.sqrt(from.length);
                }
                y = product(effects, x, to.length);
            }
            for (int a = 0; a < from.length; a++) {
                in.set(k, from[a], x[a]);
            }
            for (int b = 0; b < to.length; b++) {
                out.set(to[b], k, y[b]);
            }
        }
    }

    private static double[] product(final double[][] effects, final double[] x, final int targets) {
        final double[] y = new double[targets];
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < targets; b++) {
                y[b] += x[a] * effects[a][b];
            }
        }
        return y;
    }

    /** Mean of As·s + Ap·p over all complete observed states; 0 if there is none. */
    private static double[] meanProduction(final Phoenix network, final ExpressionTrajectories data,
        final Progress progress) {
        final int n = network.genes();
        final int m = network.hidden();
        final double[] meanAdditive = new double[m];
        final double[] meanMultiplicative = new double[m];
        final double[] hill = new double[n];
        final double[] logHill = new double[n];
        int states = 0;
        for (Trajectory trajectory : data.trajectories()) {
            for (double[] y : trajectory.values()) {
                progress.checkCancelled();
                boolean complete = true;
                for (int j = 0; j < n; j++) {
                    hill[j] = RegulatorSpread.hill(y[j]);
                    logHill[j] = Math.log1p(hill[j]);
                    complete &= Double.isFinite(y[j]);
                }
                if (!complete) {
                    continue;
                }
                states++;
                for (int k = 0; k < m; k++) {
                    meanAdditive[k] += network.bs()[k] + dot(network.ws(), k, hill);
                    meanMultiplicative[k] += Math.exp(network.bp()[k] + dot(network.wp(), k, logHill));
                }
            }
        }
        final double[] mean = new double[n];
        for (int i = 0; i < n && states > 0; i++) {
            mean[i] = (dot(network.as(), i, meanAdditive) + dot(network.ap(), i, meanMultiplicative)) / states;
        }
        return mean;
    }

    private static double dot(final Layer layer, final int row, final double[] x) {
        final Pattern pattern = layer.pattern();
        double sum = 0;
        for (int e = pattern.rowStart()[row]; e < pattern.rowStart()[row + 1]; e++) {
            sum += layer.values()[e] * x[pattern.column()[e]];
        }
        return sum;
    }

    /** A layer in the making. */
    private static final class Weights {

        private final int m_columns;
        private final BitSet[] m_alive;
        private final Map<Long, Float> m_values = new HashMap<>();

        Weights(final int rows, final int columns) {
            m_columns = columns;
            m_alive = new BitSet[rows];
            for (int r = 0; r < rows; r++) {
                m_alive[r] = new BitSet();
            }
        }

        void set(final int row, final int column, final double value) {
            m_alive[row].set(column);
            m_values.put((long)row * m_columns + column, (float)value);
        }

        Layer layer() {
            final int[] rowStart = new int[m_alive.length + 1];
            final int[] columns = new int[m_values.size()];
            final float[] values = new float[columns.length];
            int e = 0;
            for (int r = 0; r < m_alive.length; r++) {
                for (int c = m_alive[r].nextSetBit(0); c >= 0; c = m_alive[r].nextSetBit(c + 1)) {
                    columns[e] = c;
                    values[e++] = m_values.get((long)r * m_columns + c);
                }
                rowStart[r + 1] = e;
            }
            return new Layer(new Pattern(m_alive.length, m_columns, rowStart, columns), values);
        }
    }
}
