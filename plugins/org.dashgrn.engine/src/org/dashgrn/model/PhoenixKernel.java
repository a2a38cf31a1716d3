package org.dashgrn.model;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;
import org.dashgrn.compute.Relaxation;
import org.dashgrn.compute.WeightedSum;

/** PHOENIX on blocks: forward evaluation, vector-Jacobian product and parameter gradients. */
final class PhoenixKernel implements Dynamics.Kernel {

    /** Multiplications of an evaluation that are worth a second thread. */
    private static final long WORTH_SHARING = 1 << 18;

    /** Parameter arrays that are weight matrices; the others are vectors. */
    private static final int MATRICES = 4;

    private final Phoenix m_model;
    private final Gemm m_gemm;
    private final LinearMap m_ws;
    private final LinearMap m_wp;
    private final LayerPair m_a;
    /** relu(v). */
    private final float[] m_rate;
    private final long m_alive;
    /** Whether all layers are. */
    private final boolean m_isSparse;
    /** Whether any is: then blocks wait for the gradient. */
    private final boolean m_blocksStay;

    PhoenixKernel(final Phoenix model, final Gemm gemm) {
        m_model = model;
        m_gemm = gemm;
        m_ws = map(gemm, model.ws());
        m_wp = map(gemm, model.wp());
        m_a = LayerPair.of(gemm, model.as(), model.ap());
        m_rate = new float[model.genes()];
        m_alive = model.alive();
        m_isSparse = maps().allMatch(LinearMap::isSparse);
        m_blocksStay = maps().anyMatch(LinearMap::isSparse);
        refresh();
    }

    private static LinearMap map(final Gemm gemm, final Layer layer) {
        return new LinearMap(gemm, layer.pattern(), layer.values());
    }

    @Override
    public void refresh() {
        m_ws.refresh();
        m_wp.refresh();
        m_a.refresh();
        for (int i = 0; i < m_rate.length; i++) {
            m_rate[i] = Math.max(0f, m_model.v()[i]);
        }
    }

    private Stream<LinearMap> maps() {
        return Stream.concat(Stream.of(m_ws, m_wp), m_a.maps());
    }

    /** Whether sparse layers are worth a thread each; products of dense ones share threads by themselves. */
    private boolean inParts(final int width) {
        return m_isSparse && m_alive * width >= WORTH_SHARING;
    }

    /** Runs parts of a computation at the same time, or one after the other. */
    private void each(final int parts, final int width, final IntConsumer part) {
        if (inParts(width)) {
            m_gemm.each(parts, part);
            return;
        }
        for (int p = 0; p < parts; p++) {
            part.accept(p);
        }
    }

    @Override
    public boolean sharesProducts() {
        return maps().anyMatch(LinearMap::isLarge);
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

        private final Block m_hill;
        private final Block m_logHill;
        private final LayerPair.Units m_units;
        /** joint(y) - y. */
        private final Block m_pull;

        Kept(final FloatArena memory, final int genes, final int width) {
            m_hill = new Block(m_gemm, memory, genes * width);
            m_logHill = new Block(m_gemm, memory, genes * width);
            m_units = m_a.newUnits(memory, width);
            m_pull = new Block(m_gemm, memory, genes * width);
        }
    }

    /** What the gradient of an evaluation is computed from, besides what was kept. */
    private final class Cotangents {

        private final Block m_dJoint;
        private final Block m_dSum;
        private final Block m_dProduct;

        Cotangents(final FloatArena memory, final int width) {
            m_dJoint = new Block(m_gemm, memory, m_model.genes() * width);
            m_dSum = new Block(m_gemm, memory, m_model.hidden() * width);
            m_dProduct = new Block(m_gemm, memory, m_model.hidden() * width);
        }
    }

    private final class Field implements Dynamics.VectorField {

        private final int m_genes = m_model.genes();
        private final int m_hidden = m_model.hidden();
        private final int m_width;
        private final FloatArena m_memory;
        private final Block m_sum;
        private final Block m_product;
        private final Block m_dUnits;
        /** Null until they are needed. */
        private Cotangents m_cotangents;
        /** In turn, so that they stay as they are for the gradient. */
        private Cotangents[] m_thatStay;
        private int m_turn;
        private final Block m_dHill;
        private final Block m_dLogHill;
        private final Relaxation m_relaxation;
        /** Biases for every column. */
        private final Floats m_sumBias;
        private final Floats m_productBias;

        Field(final int width) {
            m_width = width;
            m_memory = new FloatArena(width);
            m_sum = new Block(m_gemm, m_memory, m_hidden * width);
            m_product = new Block(m_gemm, m_memory, m_hidden * width);
            m_dUnits = new Block(m_gemm, m_memory, 2 * m_hidden * width);
            m_dHill = new Block(m_gemm, m_memory, m_genes * width);
            m_dLogHill = new Block(m_gemm, m_memory, m_genes * width);
            m_relaxation = new Relaxation(m_genes, width, m_memory);
            m_sumBias = m_memory.take(m_hidden * width);
            m_productBias = m_memory.take(m_hidden * width);
        }

        private Cotangents cotangents(final int width) {
            if (!m_blocksStay || !LinearMap.mayWait(width)) {
                m_cotangents = m_cotangents == null ? new Cotangents(m_memory, m_width) : m_cotangents;
                return m_cotangents;
            }
            if (m_thatStay == null) {
                m_thatStay = Stream.generate(() -> new Cotangents(m_memory, Math.min(m_width, LinearMap.WIDEST_THAT_STAYS)))
                    .limit(LinearMap.BLOCKS_THAT_STAY).toArray(Cotangents[]::new);
            }
            m_turn = (m_turn + 1) % m_thatStay.length;
            return m_thatStay[m_turn];
        }

        @Override
        public Dynamics.Evaluation newEvaluation() {
            return new Kept(m_memory, m_genes, m_width);
        }

        @Override
        public Floats newStates() {
            return m_memory.take(m_genes * m_width);
        }

        @Override
        public void begin(final float[] dt, final int width) {
            m_relaxation.begin(m_rate, dt, width);
            for (int k = 0; k < m_hidden; k++) {
                m_sumBias.from(k * width).fill(width, m_model.bs()[k]);
                m_productBias.from(k * width).fill(width, m_model.bp()[k]);
            }
        }

        @Override
        public void evaluate(final Floats y, final int width, final Dynamics.Evaluation into, final Floats slope) {
            final Kept kept = (Kept)into;
            kept.m_width = width;
            final int length = m_genes * width;
            Activation.hill(y, length, kept.m_hill.overwrite(), kept.m_logHill.overwrite());
            each(2, width, p -> {
                if (p == 0) {
                    m_ws.multiply(kept.m_hill, width, m_sum);
                } else {
                    m_wp.multiply(kept.m_logHill, width, m_product);
                }
            });
            Activation.addTo(m_sum.update(), m_sumBias, m_hidden * width);
            Activation.expOfSum(m_product.update(), m_productBias, m_hidden * width);
            kept.m_units.set(m_sum, m_product, m_hidden * width);
            m_a.multiply(kept.m_units, width, kept.m_pull, m_dLogHill);
            m_relaxation.slope(kept.m_pull.update(), y, slope);
        }

        @Override
        public void pullBack(final Dynamics.Evaluation at, final WeightedSum dSlope, final Floats dy,
            final Dynamics.Gradient into) {
            final Kept kept = (Kept)at;
            final int width = kept.m_width;
            final int length = m_genes * width;
            final Gradient gradient = (Gradient)into;
            gradient.begin(width);
            final Cotangents cotangents = cotangents(width);
            final Block dJoint = cotangents.m_dJoint;
            final Block dSum = cotangents.m_dSum;
            final Block dProduct = cotangents.m_dProduct;
            m_relaxation.pullBack(dSlope, kept.m_pull.values(), dJoint.overwrite(), gradient.m_rates);
            m_a.multiplyTransposed(dJoint, width, dSum, dProduct, m_dUnits);
            kept.m_units.multiplyByProducts(dProduct, m_hidden * width);
            if (dy != null) {
                each(2, width, p -> {
                    if (p == 0) {
                        m_ws.multiplyTransposed(dSum, width, m_dHill);
                    } else {
                        m_wp.multiplyTransposed(dProduct, width, m_dLogHill);
                    }
                });
                Activation.hillPullBack(kept.m_hill.values(), m_dHill.values(), m_dLogHill.values(), dJoint.values(),
                    length, dy);
            }
            gradient.add(cotangents, kept);
        }
    }

    /** The gradient of all parameters. */
    private final class Gradient implements Dynamics.Gradient {

        private final int m_width;
        private final LinearMap.Gradient m_dWs;
        private final LinearMap.Gradient m_dWp;
        private final LayerPair.Gradient m_dA;
        private final float[] m_dBs = new float[m_model.hidden()];
        private final float[] m_dBp = new float[m_model.hidden()];
        /** dL/drelu(v). */
        private final float[] m_dRate = new float[m_model.genes()];
        /** The same three before summing over columns. */
        private final Floats m_sums;
        private final Floats m_products;
        private final Floats m_rates;
        private int m_columns;

        Gradient(final int width) {
            m_width = width;
            final FloatArena memory = new FloatArena(width);
            m_dWs = m_ws.newGradient(memory, m_blocksStay);
            m_dWp = m_wp.newGradient(memory, m_blocksStay);
            m_dA = m_a.newGradient(memory, m_blocksStay);
            m_sums = memory.take(m_dBs.length * width);
            m_products = memory.take(m_dBp.length * width);
            m_rates = memory.take(m_dRate.length * width);
        }

        void begin(final int width) {
            if (width != m_columns) {
                sumColumns();
                m_columns = width;
            }
        }

        void add(final Cotangents d, final Kept kept) {
            final int width = kept.m_width;
            each(3, width, p -> {
                switch (p) {
                    case 0 -> m_dA.add(d.m_dJoint, kept.m_units, width);
                    case 1 -> m_dWs.add(d.m_dSum, kept.m_hill, width);
                    default -> m_dWp.add(d.m_dProduct, kept.m_logHill, width);
                }
            });
            Activation.addTo(m_sums, d.m_dSum.values(), m_dBs.length * width);
            Activation.addTo(m_products, d.m_dProduct.values(), m_dBp.length * width);
        }

        @Override
        public void settle() {
            m_dWs.settle();
            m_dWp.settle();
            m_dA.settle();
        }

        private void sumColumns() {
            sumColumns(m_sums, m_dBs);
            sumColumns(m_products, m_dBp);
            sumColumns(m_rates, m_dRate);
        }

        private void sumColumns(final Floats block, final float[] sums) {
            final float[] values = block.array();
            for (int f = 0, i = block.at(); f < sums.length; f++) {
                for (int c = 0; c < m_columns; c++) {
                    sums[f] += values[i++];
                }
            }
            block.fill(sums.length * m_columns, 0f);
        }

        @Override
        public void collect(final float[][] gradient, final boolean add) {
            sumColumns();
            each(3, m_width, p -> {
                switch (p) {
                    case 0 -> m_dWs.collect(gradient[0], add);
                    case 1 -> m_dWp.collect(gradient[1], add);
                    default -> m_dA.collect(gradient[2], gradient[3], add);
                }
            });
            for (int i = MATRICES; i < gradient.length && !add; i++) {
                Arrays.fill(gradient[i], 0f);
            }
            Activation.addTo(gradient[4], m_dBs, m_dBs.length);
            Activation.addTo(gradient[5], m_dBp, m_dBp.length);
            for (int g = 0; g < m_dRate.length; g++) {
                // at 0, where relu has none, the derivative to the right: so that a gene can leave 0 again
                if (m_model.v()[g] >= 0) {
                    gradient[6][g] += m_dRate[g];
                }
            }
            for (float[] sum : new float[][]{m_dBs, m_dBp, m_dRate}) {
                Arrays.fill(sum, 0f);
            }
        }
    }
}
