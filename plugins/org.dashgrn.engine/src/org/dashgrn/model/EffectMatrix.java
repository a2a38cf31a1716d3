package org.dashgrn.model;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.Pattern;

/**
 * Rows of the regulator × target effect matrix, computed when asked for: n² entries would not fit for a whole genome.
 * An effect is exactly 0 where no path of alive weights leads from regulator to target.
 */
public final class EffectMatrix {

    /** Regulators whose effects on some targets stay in the second cache. */
    private static final int TILE = 1024;

    private final List<Layer> m_inLayers;
    private final List<Layer> m_outLayers;
    private final List<Columns> m_in;
    private final List<Columns> m_out;
    private final double[] m_multipliers;

    EffectMatrix(final NeuralNetwork network) {
        m_inLayers = network.layers().subList(0, network.pairs());
        m_outLayers = network.layers().subList(network.pairs(), network.layers().size());
        final List<Columns> layers = network.layers().stream().map(Columns::new).toList();
        m_in = layers.subList(0, network.pairs());
        m_out = layers.subList(network.pairs(), layers.size());
        m_multipliers = new double[network.genes()];
        Arrays.setAll(m_multipliers, network::multiplier);
    }

    /** @return n */
    public int genes() {
        return m_multipliers.length;
    }

    /**
     * @param regulator j
     * @return effect of j on every target, n
     */
    public double[] row(final int regulator) {
        final double[] effects = new double[m_multipliers.length];
        for (int p = 0; p < m_in.size(); p++) {
            addPaths(m_in.get(p), m_out.get(p), regulator, effects);
        }
        for (int i = 0; i < effects.length; i++) {
            effects[i] = m_multipliers[i] > 0 ? effects[i] * m_multipliers[i] : 0;
        }
        return effects;
    }

    /**
     * @param target i
     * @return effect of every regulator on i, n
     */
    public double[] column(final int target) {
        final double[] effects = new double[m_multipliers.length];
        final double multiplier = m_multipliers[target];
        for (int p = 0; multiplier > 0 && p < m_inLayers.size(); p++) {
            final Layer in = m_inLayers.get(p);
            final Layer out = m_outLayers.get(p);
            for (int a = out.pattern().rowStart()[target]; a < out.pattern().rowStart()[target + 1]; a++) {
                addRow(in, out.pattern().column()[a], multiplier * out.values()[a], effects);
            }
        }
        return effects;
    }

    /**
     * The effects on several targets: of a dense network each weight is read once for all of them.
     *
     * @param first index of a gene
     * @param count how many targets, the first and those after it
     * @param lanes threads
     * @return for each target, what {@link #column} has, to the bit
     */
    public double[][] columns(final int first, final int count, final Lanes lanes) {
        final double[][] effects = new double[count][];
        if (!m_inLayers.stream().allMatch(layer -> layer.pattern().isFull())) {
            lanes.run(count, t -> effects[t] = column(first + t));
            return effects;
        }
        final int genes = m_multipliers.length;
        Arrays.setAll(effects, t -> new double[genes]);
        lanes.run((genes + TILE - 1) / TILE,
            tile -> addTile(first, tile * TILE, Math.min(genes, (tile + 1) * TILE), effects));
        return effects;
    }

    private void addTile(final int first, final int from, final int to, final double[][] effects) {
        final double[] row = new double[to - from];
        final double[][] factors = new double[effects.length][];
        for (int p = 0; p < m_inLayers.size(); p++) {
            final Layer in = m_inLayers.get(p);
            for (int t = 0; t < effects.length; t++) {
                factors[t] = factors(m_outLayers.get(p), first + t);
            }
            for (int unit = 0; unit < in.pattern().rows(); unit++) {
                final int start = in.pattern().rowStart()[unit] + from;
                for (int c = 0; c < row.length; c++) {
                    row[c] = in.values()[start + c];
                }
                for (int t = 0; t < effects.length; t++) {
                    if (factors[t][unit] != 0) {
                        addRow(row, factors[t][unit], effects[t], from);
                    }
                }
            }
        }
    }

    /** What a target makes of each hidden unit. */
    private double[] factors(final Layer out, final int target) {
        final double[] factors = new double[out.pattern().columns()];
        for (int a = out.pattern().rowStart()[target]; a < out.pattern().rowStart()[target + 1]; a++) {
            factors[out.pattern().column()[a]] = m_multipliers[target] > 0 ? m_multipliers[target] * out.values()[a] : 0;
        }
        return factors;
    }

    private static void addRow(final double[] row, final double factor, final double[] effects, final int from) {
        for (int c = 0; c < row.length; c++) {
            effects[from + c] += factor * row[c];
        }
    }

    private static void addRow(final Layer in, final int unit, final double factor, final double[] effects) {
        for (int b = in.pattern().rowStart()[unit]; b < in.pattern().rowStart()[unit + 1]; b++) {
            effects[in.pattern().column()[b]] += factor * in.values()[b];
        }
    }

    private static void addPaths(final Columns in, final Columns out, final int regulator, final double[] effects) {
        for (int a = in.m_start[regulator]; a < in.m_start[regulator + 1]; a++) {
            final int unit = in.m_row[a];
            final double weight = in.m_value[a];
            if (weight == 0) {
                continue;
            }
            for (int b = out.m_start[unit]; b < out.m_start[unit + 1]; b++) {
                effects[out.m_row[b]] += weight * out.m_value[b];
            }
        }
    }

    /** A layer by columns. */
    private static final class Columns {

        private final int[] m_start;
        private final int[] m_row;
        private final float[] m_value;

        Columns(final Layer layer) {
            final Pattern pattern = layer.pattern();
            m_start = new int[pattern.columns() + 1];
            m_row = new int[pattern.alive()];
            m_value = new float[pattern.alive()];
            for (int c : pattern.column()) {
                m_start[c + 1]++;
            }
            for (int c = 0; c < pattern.columns(); c++) {
                m_start[c + 1] += m_start[c];
            }
            final int[] next = m_start.clone();
            for (int r = 0; r < pattern.rows(); r++) {
                for (int e = pattern.rowStart()[r]; e < pattern.rowStart()[r + 1]; e++) {
                    final int at = next[pattern.column()[e]]++;
                    m_row[at] = r;
                    m_value[at] = layer.values()[e];
                }
            }
        }
    }
}
