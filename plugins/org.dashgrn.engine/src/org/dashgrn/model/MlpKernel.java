package org.dashgrn.model;

import java.util.Arrays;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;

/** The two-layer network on blocks: forward evaluation, vector-Jacobian product and parameter gradients. */
final class MlpKernel implements Dynamics.Kernel {

    private final Mlp m_model;
    private final LinearMap m_w;
    private final LinearMap m_a;

    MlpKernel(final Mlp model, final Gemm gemm) {
        m_model = model;
        m_w = new LinearMap(gemm, model.w().pattern(), model.w().values());
        m_a = new LinearMap(gemm, model.a().pattern(), model.a().values());
    }

    @Override
    public void refresh() {
        m_w.refresh();
        m_a.refresh();
    }

    @Override
    public Dynamics.VectorField field(final int width) {
        return new Field(width);
    }

    /** What one evaluation keeps; all arrays are feature×width. */
    private static final class Kept extends Dynamics.Evaluation {

        private final float[] m_states;
        /** elu(W·y + b). */
        private final float[] m_units;

        Kept(final int genes, final int hidden, final int width) {
            super(genes * width);
            m_states = new float[genes * width];
            m_units = new float[hidden * width];
        }
    }

    private final class Field implements Dynamics.VectorField {

        private final int m_genes = m_model.genes();
        private final int m_hidden = m_model.hidden();
        private final int m_width;
        private final float[] m_dSlope;
        private final float[] m_dUnits;
        /** dt for every gene and column. */
        private final float[] m_dt;
        /** Bias for every column. */
        private final float[] m_bias;
        private GatheredGradient m_dW;
        private GatheredGradient m_dA;
        private final float[] m_dB = new float[m_model.hidden()];

        Field(final int width) {
            m_width = width;
            m_dSlope = new float[m_genes * width];
            m_dUnits = new float[m_hidden * width];
            m_dt = new float[m_genes * width];
            m_bias = new float[m_hidden * width];
        }

        @Override
        public Dynamics.Evaluation newEvaluation() {
            return new Kept(m_genes, m_hidden, m_width);
        }

        @Override
        public void begin(final float[] dt, final int width) {
            for (int g = 0; g < m_genes; g++) {
                System.arraycopy(dt, 0, m_dt, g * width, width);
            }
            for (int k = 0; k < m_hidden; k++) {
                Arrays.fill(m_bias, k * width, (k + 1) * width, m_model.b()[k]);
            }
        }

        @Override
        public void evaluate(final float[] y, final int width, final Dynamics.Evaluation into) {
            final Kept kept = (Kept)into;
            kept.m_width = width;
            System.arraycopy(y, 0, kept.m_states, 0, m_genes * width);
            System.arraycopy(m_bias, 0, kept.m_units, 0, m_hidden * width);
            m_w.multiplyAdd(kept.m_states, width, kept.m_units);
            Activation.elu(kept.m_units, m_hidden * width);
            Arrays.fill(kept.slope, 0, m_genes * width, 0f);
            m_a.multiplyAdd(kept.m_units, width, kept.slope);
            Activation.multiply(m_dt, kept.slope, m_genes * width, kept.slope);
        }

        @Override
        public void pullBack(final Dynamics.Evaluation at, final float[] dSlope, final float[] dy) {
            final Kept kept = (Kept)at;
            final int width = kept.m_width;
            if (m_dW == null) {
                m_dW = new GatheredGradient(m_w, m_width);
                m_dA = new GatheredGradient(m_a, m_width);
            }
            Activation.multiply(m_dt, dSlope, m_genes * width, m_dSlope);
            m_a.multiplyTransposed(m_dSlope, width, m_dUnits);
            Activation.eluPullBack(kept.m_units, m_hidden * width, m_dUnits);
            m_w.multiplyTransposed(m_dUnits, width, dy);
            m_dW.add(m_dUnits, kept.m_states, width);
            m_dA.add(m_dSlope, kept.m_units, width);
            for (int k = 0, i = 0; k < m_hidden; k++) {
                for (int c = 0; c < width; c++) {
                    m_dB[k] += m_dUnits[i++];
                }
            }
        }

        @Override
        public void collectGradient(final float[][] gradient) {
            if (m_dW == null) {
                return;
            }
            m_dW.collect(gradient[0]);
            m_dA.collect(gradient[1]);
            Activation.addTo(gradient[2], m_dB, m_hidden);
            Arrays.fill(m_dB, 0f);
        }
    }
}
