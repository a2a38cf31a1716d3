package org.dashgrn.model;

import java.util.Arrays;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;
import org.dashgrn.compute.WeightedSum;

/** The two-layer network on blocks: forward evaluation, vector-Jacobian product and parameter gradients. */
final class MlpKernel implements Dynamics.Kernel {

    private final Mlp m_model;
    private final Gemm m_gemm;
    private final LinearMap m_w;
    private final LinearMap m_a;

    MlpKernel(final Mlp model, final Gemm gemm) {
        m_model = model;
        m_gemm = gemm;
        m_w = new LinearMap(gemm, model.w().pattern(), model.w().values());
        m_a = new LinearMap(gemm, model.a().pattern(), model.a().values());
    }

    @Override
    public void refresh() {
        m_w.refresh();
        m_a.refresh();
    }

    @Override
    public boolean sharesProducts() {
        return m_w.isLarge() || m_a.isLarge();
    }

    @Override
    public Dynamics.VectorField field(final int width) {
        return new Field(width);
    }

    @Override
    public Dynamics.Gradient gradient(final int width) {
        return new Gradient(width);
    }

    /** What one evaluation keeps; all blocks are feature×width. */
    private final class Kept extends Dynamics.Evaluation {

        private final Block m_states;
        /** elu(W·y + b). */
        private final Block m_units;

        Kept(final FloatArena memory, final int genes, final int hidden, final int width) {
            m_states = new Block(m_gemm, memory, genes * width);
            m_units = new Block(m_gemm, memory, hidden * width);
        }
    }

    private final class Field implements Dynamics.VectorField {

        private final int m_genes = m_model.genes();
        private final int m_hidden = m_model.hidden();
        private final int m_width;
        private final FloatArena m_memory;
        /** A·units, and the cotangent of the states: results of products that nobody keeps. */
        private final Block m_out;
        private final Block m_dStates;
        private final Block m_dSlope;
        private final Block m_dUnits;
        /** dt for every gene and column. */
        private final Floats m_dt;
        /** Bias for every column. */
        private final Floats m_bias;

        Field(final int width) {
            m_width = width;
            m_memory = new FloatArena(width);
            m_out = new Block(m_gemm, m_memory, m_genes * width);
            m_dStates = new Block(m_gemm, m_memory, m_genes * width);
            m_dSlope = new Block(m_gemm, m_memory, m_genes * width);
            m_dUnits = new Block(m_gemm, m_memory, m_hidden * width);
            m_dt = m_memory.take(m_genes * width);
            m_bias = m_memory.take(m_hidden * width);
        }

        @Override
        public Dynamics.Evaluation newEvaluation() {
            return new Kept(m_memory, m_genes, m_hidden, m_width);
        }

        @Override
        public Floats newStates() {
            return m_memory.take(m_genes * m_width);
        }

        @Override
        public void begin(final float[] dt, final int width) {
            for (int g = 0; g < m_genes; g++) {
                System.arraycopy(dt, 0, m_dt.array(), m_dt.at() + g * width, width);
            }
            for (int k = 0; k < m_hidden; k++) {
                m_bias.from(k * width).fill(width, m_model.b()[k]);
            }
        }

        @Override
        public void evaluate(final Floats y, final int width, final Dynamics.Evaluation into, final Floats slope) {
            final Kept kept = (Kept)into;
            kept.m_width = width;
            kept.m_states.overwrite().copy(y, m_genes * width);
            m_w.multiply(kept.m_states, width, kept.m_units);
            final Floats units = kept.m_units.update();
            Activation.addTo(units, m_bias, m_hidden * width);
            Activation.elu(units, m_hidden * width);
            m_a.multiply(kept.m_units, width, m_out);
            Activation.multiply(m_dt, m_out.values(), m_genes * width, slope);
        }

        @Override
        public void pullBack(final Dynamics.Evaluation at, final WeightedSum dSlope, final Floats dy,
            final Dynamics.Gradient gradient) {
            final Kept kept = (Kept)at;
            final int width = kept.m_width;
            final Floats scaled = m_dSlope.overwrite();
            dSlope.to(m_genes * width, scaled);
            Activation.multiply(m_dt, scaled, m_genes * width, scaled);
            m_a.multiplyTransposed(m_dSlope, width, m_dUnits);
            Activation.eluPullBack(kept.m_units.values(), m_hidden * width, m_dUnits.update());
            if (dy != null) {
                m_w.multiplyTransposed(m_dUnits, width, m_dStates);
                dy.copy(m_dStates.values(), m_genes * width);
            }
            ((Gradient)gradient).add(m_dSlope, m_dUnits, kept);
        }
    }

    private final class Gradient implements Dynamics.Gradient {

        private final LinearMap.Gradient m_dW;
        private final LinearMap.Gradient m_dA;
        private final float[] m_dB = new float[m_model.hidden()];

        Gradient(final int width) {
            final FloatArena memory = new FloatArena(width);
            m_dW = m_w.newGradient(memory, false);
            m_dA = m_a.newGradient(memory, false);
        }

        void add(final Block dSlope, final Block dUnits, final Kept kept) {
            final int width = kept.m_width;
            m_dW.add(dUnits, kept.m_states, width);
            m_dA.add(dSlope, kept.m_units, width);
            final Floats d = dUnits.values();
            for (int k = 0, i = 0; k < m_dB.length; k++) {
                for (int c = 0; c < width; c++) {
                    m_dB[k] += d.get(i++);
                }
            }
        }

        @Override
        public void settle() {
            // nothing waits
        }

        @Override
        public void collect(final float[][] gradient, final boolean add) {
            if (!add) {
                Arrays.fill(gradient[2], 0f);
            }
            m_dW.collect(gradient[0], add);
            m_dA.collect(gradient[1], add);
            Activation.addTo(gradient[2], m_dB, m_dB.length);
            Arrays.fill(m_dB, 0f);
        }
    }
}
