package org.dashgrn.model;

import java.util.Arrays;
import java.util.stream.Stream;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;
import org.dashgrn.compute.Pattern;

/**
 * Two layers side by side, [As | Ap], that are multiplied as one: the joint effect is then passed through once. The weights are
 * copied, which is worth it for small layers.
 */
final class JoinedLayers implements LayerPair {

    private final Gemm m_gemm;
    private final int m_hidden;
    private final Layer m_sums;
    private final Layer m_products;
    /** Row by row, first the weights of As, then those of Ap. */
    private final float[] m_weights;
    private final LinearMap m_map;

    JoinedLayers(final Gemm gemm, final Layer sums, final Layer products) {
        m_gemm = gemm;
        m_hidden = sums.pattern().columns();
        m_sums = sums;
        m_products = products;
        final Pattern both = sums.pattern().beside(products.pattern());
        m_weights = new float[both.alive()];
        join();
        m_map = new LinearMap(gemm, both, m_weights);
    }

    @Override
    public void refresh() {
        join();
        m_map.refresh();
    }

    private void join() {
        forEachRow((s, p, joined, ofSums, ofProducts) -> {
            System.arraycopy(m_sums.values(), s, m_weights, joined, ofSums);
            System.arraycopy(m_products.values(), p, m_weights, joined + ofSums, ofProducts);
        });
    }

    private interface Row {
        /** Where a row begins in As, in Ap and in the joined matrix, and how many weights it has in the first two. */
        void visit(int sums, int products, int joined, int ofSums, int ofProducts);
    }

    private void forEachRow(final Row row) {
        final int[] sums = m_sums.pattern().rowStart();
        final int[] products = m_products.pattern().rowStart();
        for (int r = 0; r < sums.length - 1; r++) {
            row.visit(sums[r], products[r], sums[r] + products[r], sums[r + 1] - sums[r], products[r + 1] - products[r]);
        }
    }

    @Override
    public Stream<LinearMap> maps() {
        return Stream.of(m_map);
    }

    /** Additive units, and multiplicative ones below. */
    private record Stacked(Block block) implements Units {

        @Override
        public void set(final Block sums, final Block products, final int length) {
            final Floats all = block.overwrite();
            all.copy(sums.values(), length);
            all.from(length).copy(products.values(), length);
        }

        @Override
        public void multiplyByProducts(final Block x, final int length) {
            final Floats values = x.update();
            Activation.multiply(values, block.values().from(length), length, values);
        }
    }

    @Override
    public Units newUnits(final FloatArena memory, final int width) {
        return new Stacked(new Block(m_gemm, memory, 2 * m_hidden * width));
    }

    @Override
    public void multiply(final Units units, final int width, final Block joint, final Block room) {
        m_map.multiply(((Stacked)units).block, width, joint);
    }

    @Override
    public void multiplyTransposed(final Block dJoint, final int width, final Block dSums, final Block dProducts,
        final Block room) {
        m_map.multiplyTransposed(dJoint, width, room);
        dSums.overwrite().copy(room.values(), m_hidden * width);
        dProducts.overwrite().copy(room.values().from(m_hidden * width), m_hidden * width);
    }

    @Override
    public Gradient newGradient(final FloatArena memory, final boolean blocksStay) {
        return new JoinedGradient(memory, blocksStay);
    }

    private final class JoinedGradient implements Gradient {

        private final LinearMap.Gradient m_sum;
        private final float[] m_collected = new float[m_weights.length];

        JoinedGradient(final FloatArena memory, final boolean blocksStay) {
            m_sum = m_map.newGradient(memory, blocksStay);
        }

        @Override
        public void settle() {
            m_sum.settle();
        }

        @Override
        public void add(final Block dJoint, final Units units, final int width) {
            m_sum.add(dJoint, ((Stacked)units).block, width);
        }

        @Override
        public void collect(final float[] sums, final float[] products, final boolean add) {
            m_sum.collect(m_collected, false);
            if (!add) {
                Arrays.fill(sums, 0f);
                Arrays.fill(products, 0f);
            }
            forEachRow((s, p, joined, ofSums, ofProducts) -> {
                addTo(sums, s, joined, ofSums);
                addTo(products, p, joined + ofSums, ofProducts);
            });
        }

        private void addTo(final float[] to, final int at, final int from, final int count) {
            for (int i = 0; i < count; i++) {
                to[at + i] += m_collected[from + i];
            }
        }
    }
}
