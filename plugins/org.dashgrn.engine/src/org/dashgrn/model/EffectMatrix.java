package org.dashgrn.model;

import org.dashgrn.compute.Pattern;

/**
 * Rows of the regulator × target effect matrix, computed when asked for: n² entries would not fit for a whole genome.
 * An effect is exactly 0 where no path of alive weights leads from regulator to target.
 */
public final class EffectMatrix {

    private final Columns m_ws;
    private final Columns m_wp;
    private final Columns m_as;
    private final Columns m_ap;
    private final float[] m_v;

    EffectMatrix(final Phoenix network) {
        m_ws = new Columns(network.ws());
        m_wp = new Columns(network.wp());
        m_as = new Columns(network.as());
        m_ap = new Columns(network.ap());
        m_v = network.v().clone();
    }

    /** @return n */
    public int genes() {
        return m_v.length;
    }

    /**
     * @param regulator j
     * @return effect of j on every target, n
     */
    public double[] row(final int regulator) {
        final double[] effects = new double[m_v.length];
        addPaths(m_ws, m_as, regulator, effects);
        addPaths(m_wp, m_ap, regulator, effects);
        for (int i = 0; i < effects.length; i++) {
            effects[i] = m_v[i] > 0 ? effects[i] * m_v[i] : 0;
        }
        return effects;
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
