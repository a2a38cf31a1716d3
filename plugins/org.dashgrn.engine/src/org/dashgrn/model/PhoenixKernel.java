package org.dashgrn.model;

import java.util.Arrays;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;

/** PHOENIX on blocks: forward evaluation, vector-Jacobian product and parameter gradients. */
final class PhoenixKernel implements Dynamics.Kernel {

    private final Phoenix m_model;
    private final LinearMap m_ws;
    private final LinearMap m_wp;
    private final LinearMap m_as;
    private final LinearMap m_ap;
    /** relu(v). */
    private final float[] m_rate;

    PhoenixKernel(final Phoenix model, final Gemm gemm) {
        m_model = model;
        m_ws = map(gemm, model.ws());
        m_wp = map(gemm, model.wp());
        m_as = map(gemm, model.as());
        m_ap = map(gemm, model.ap());
        m_rate = new float[model.genes()];
        refresh();
    }

    private static LinearMap map(final Gemm gemm, final Layer layer) {
        return new LinearMap(gemm, layer.pattern(), layer.values());
    }

    @Override
    public void refresh() {
        m_ws.refresh();
        m_wp.refresh();
        m_as.refresh();
        m_ap.refresh();
        for (int i = 0; i < m_rate.length; i++) {
            m_rate[i] = Math.max(0f, m_model.v()[i]);
        }
    }

    @Override
    public Dynamics.VectorField field(final int width) {
        return new Field(width);
    }

    /** What one evaluation keeps; all arrays are feature×width. */
    private static final class Kept extends Dynamics.Evaluation {

        private final float[] m_hill;
        private final float[] m_logHill;
        private final float[] m_sum;
        private final float[] m_product;

        Kept(final int genes, final int hidden, final int width) {
            super(genes * width);
            m_hill = new float[genes * width];
            m_logHill = new float[genes * width];
            m_sum = new float[hidden * width];
            m_product = new float[hidden * width];
        }
    }

    /** Columns gathered from several evaluations, so that each weight gradient is one product of large matrices. */
    private static final class Gathered {

        private final float[] m_values;
        private final int m_features;
        private final int m_lead;

        Gathered(final int features, final int lead) {
            m_values = new float[features * lead];
            m_features = features;
            m_lead = lead;
        }

        void append(final float[] block, final int width, final int at) {
            for (int f = 0, from = 0; f < m_features; f++) {
                for (int c = 0, to = f * m_lead + at; c < width; c++) {
                    m_values[to++] = block[from++];
                }
            }
        }
    }

    private final class Field implements Dynamics.VectorField {

        /** Enough columns for an efficient product, few enough to stay in the cache. */
        private static final int LEAD = 128;

        private final int m_genes = m_model.genes();
        private final int m_hidden = m_model.hidden();
        private final int m_width;
        private final int m_lead;
        private final float[] m_joint;
        private final float[] m_dJoint;
        private final float[] m_dSum;
        private final float[] m_dProduct;
        private final float[] m_dHill;
        private final float[] m_dLogHill;

        private Gradient m_gradient;

        Field(final int width) {
            m_width = width;
            m_lead = Math.max(width, LEAD);
            m_joint = new float[m_genes * width];
            m_dJoint = new float[m_genes * width];
            m_dSum = new float[m_hidden * width];
            m_dProduct = new float[m_hidden * width];
            m_dHill = new float[m_genes * width];
            m_dLogHill = new float[m_genes * width];
        }

        @Override
        public Dynamics.Evaluation newEvaluation() {
            return new Kept(m_genes, m_hidden, m_width);
        }

        @Override
        public void evaluate(final float[] y, final float[] dt, final int width, final Dynamics.Evaluation into) {
            final Kept kept = (Kept)into;
            kept.m_width = width;
            Activation.hill(y, m_genes * width, kept.m_hill, kept.m_logHill);
            broadcast(m_model.bs(), width, kept.m_sum);
            broadcast(m_model.bp(), width, kept.m_product);
            m_ws.multiplyAdd(kept.m_hill, width, kept.m_sum);
            m_wp.multiplyAdd(kept.m_logHill, width, kept.m_product);
            Activation.exp(kept.m_product, m_hidden * width);
            for (int i = 0; i < m_genes * width; i++) {
                m_joint[i] = -y[i];
            }
            m_as.multiplyAdd(kept.m_sum, width, m_joint);
            m_ap.multiplyAdd(kept.m_product, width, m_joint);
            final float[] slope = kept.slope;
            for (int g = 0, i = 0; g < m_genes; g++) {
                final float rate = m_rate[g];
                for (int c = 0; c < width; c++, i++) {
                    slope[i] = dt[c] * rate * m_joint[i];
                }
            }
        }

        private void broadcast(final float[] bias, final int width, final float[] block) {
            for (int k = 0, i = 0; k < bias.length; k++) {
                for (int c = 0; c < width; c++) {
                    block[i++] = bias[k];
                }
            }
        }

        @Override
        public void pullBack(final Dynamics.Evaluation at, final float[] dt, final float[] dSlope, final float[] dy) {
            final Kept kept = (Kept)at;
            final int width = kept.m_width;
            if (m_gradient == null) {
                m_gradient = new Gradient();
            }
            final float[] dRate = m_gradient.m_dRate;
            for (int g = 0, i = 0; g < m_genes; g++) {
                final float rate = m_rate[g];
                float sum = 0;
                for (int c = 0; c < width; c++, i++) {
                    sum += dSlope[i] * kept.slope[i];
                    m_dJoint[i] = dSlope[i] * dt[c] * rate;
                }
                dRate[g] += sum;
            }
            m_as.multiplyTransposed(m_dJoint, width, m_dSum);
            m_ap.multiplyTransposed(m_dJoint, width, m_dProduct);
            for (int i = 0; i < m_hidden * width; i++) {
                m_dProduct[i] *= kept.m_product[i];
            }
            m_ws.multiplyTransposed(m_dSum, width, m_dHill);
            m_wp.multiplyTransposed(m_dProduct, width, m_dLogHill);
            Activation.hillPullBack(kept.m_hill, m_dHill, m_dLogHill, m_dJoint, m_genes * width, dy);
            m_gradient.add(kept, width);
        }

        @Override
        public void collectGradient(final float[][] gradient) {
            if (m_gradient != null) {
                m_gradient.collect(gradient);
                m_gradient.clear();
            }
        }

        /** The parameter gradient gathered by one field. */
        private final class Gradient {

            private final Gathered m_hills = new Gathered(m_genes, m_lead);
            private final Gathered m_logHills = new Gathered(m_genes, m_lead);
            private final Gathered m_sums = new Gathered(m_hidden, m_lead);
            private final Gathered m_products = new Gathered(m_hidden, m_lead);
            private final Gathered m_dJoints = new Gathered(m_genes, m_lead);
            private final Gathered m_dSums = new Gathered(m_hidden, m_lead);
            private final Gathered m_dProducts = new Gathered(m_hidden, m_lead);
            private int m_used;

            private final float[] m_dWs = m_ws.newGradient();
            private final float[] m_dWp = m_wp.newGradient();
            private final float[] m_dAs = m_as.newGradient();
            private final float[] m_dAp = m_ap.newGradient();
            private final float[] m_dBs = new float[m_hidden];
            private final float[] m_dBp = new float[m_hidden];
            /** Σ dSlope·slope, which is relu(v)·dL/drelu(v). */
            private final float[] m_dRate = new float[m_genes];

            void add(final Kept kept, final int width) {
                if (m_used + width > m_lead) {
                    flush();
                }
                m_hills.append(kept.m_hill, width, m_used);
                m_logHills.append(kept.m_logHill, width, m_used);
                m_sums.append(kept.m_sum, width, m_used);
                m_products.append(kept.m_product, width, m_used);
                m_dJoints.append(m_dJoint, width, m_used);
                m_dSums.append(m_dSum, width, m_used);
                m_dProducts.append(m_dProduct, width, m_used);
                m_used += width;
            }

            private void flush() {
                m_ws.addGradient(m_dSums.m_values, m_hills.m_values, m_used, m_lead, m_dWs);
                m_wp.addGradient(m_dProducts.m_values, m_logHills.m_values, m_used, m_lead, m_dWp);
                m_as.addGradient(m_dJoints.m_values, m_sums.m_values, m_used, m_lead, m_dAs);
                m_ap.addGradient(m_dJoints.m_values, m_products.m_values, m_used, m_lead, m_dAp);
                for (int k = 0; k < m_hidden; k++) {
                    for (int c = 0, i = k * m_lead; c < m_used; c++, i++) {
                        m_dBs[k] += m_dSums.m_values[i];
                        m_dBp[k] += m_dProducts.m_values[i];
                    }
                }
                m_used = 0;
            }

            void collect(final float[][] gradient) {
                flush();
                m_ws.collectGradient(m_dWs, gradient[0]);
                m_wp.collectGradient(m_dWp, gradient[1]);
                m_as.collectGradient(m_dAs, gradient[2]);
                m_ap.collectGradient(m_dAp, gradient[3]);
                for (int k = 0; k < m_hidden; k++) {
                    gradient[4][k] += m_dBs[k];
                    gradient[5][k] += m_dBp[k];
                }
                for (int g = 0; g < m_genes; g++) {
                    if (m_rate[g] > 0) {
                        gradient[6][g] += m_dRate[g] / m_rate[g];
                    }
                }
            }

            void clear() {
                for (float[] sum : new float[][]{m_dWs, m_dWp, m_dAs, m_dAp, m_dBs, m_dBp, m_dRate}) {
                    Arrays.fill(sum, 0f);
                }
            }
        }
    }
}
