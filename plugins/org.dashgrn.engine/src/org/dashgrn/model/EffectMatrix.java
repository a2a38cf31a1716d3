package org.dashgrn.model;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Pattern;

/**
 * Rows of the regulator × target effect matrix, computed when asked for: n² entries would not fit for a whole genome.
 * An effect is exactly 0 where no path of alive weights leads from regulator to target.
 */
public final class EffectMatrix {

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

    private static void addRow(final Layer in, final int unit, final double factor, final double[] effects) {
        final float[] values = in.values();
        final int from = in.pattern().rowStart()[unit];
        if (in.pattern().rowStart()[unit + 1] - from == effects.length) {
            for (int c = 0; c < effects.length; c++) {
                effects[c] += factor * values[from + c];
            }
            return;
        }
        final int[] column = in.pattern().column();
        for (int b = from; b < in.pattern().rowStart()[unit + 1]; b++) {
            effects[column[b]] += factor * values[b];
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
