package org.dashgrn.model;

import java.util.stream.Stream;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;

/** Two layers that are multiplied one after the other. */
final class SeparateLayers implements LayerPair {

    private final Gemm m_gemm;
    private final int m_hidden;
    private final LinearMap m_sums;
    private final LinearMap m_products;

    SeparateLayers(final Gemm gemm, final Layer sums, final Layer products) {
        m_gemm = gemm;
        m_hidden = sums.pattern().columns();
        m_sums = new LinearMap(gemm, sums.pattern(), sums.values());
        m_products = new LinearMap(gemm, products.pattern(), products.values());
    }

    @Override
    public void refresh() {
        m_sums.refresh();
        m_products.refresh();
    }

    @Override
    public Stream<LinearMap> maps() {
        return Stream.of(m_sums, m_products);
    }

    private record Both(Block sums, Block products) implements Units {

        @Override
        public void set(final Block newSums, final Block newProducts, final int length) {
            sums.overwrite().copy(newSums.values(), length);
            products.overwrite().copy(newProducts.values(), length);
        }

        @Override
        public void multiplyByProducts(final Block x, final int length) {
            final Floats values = x.update();
            Activation.multiply(values, products.values(), length, values);
        }
    }

    @Override
    public Units newUnits(final FloatArena memory, final int width) {
        return new Both(new Block(m_gemm, memory, m_hidden * width), new Block(m_gemm, memory, m_hidden * width));
    }

    @Override
    public void multiply(final Units units, final int width, final Block joint, final Block room) {
        final Both both = (Both)units;
        m_sums.multiply(both.sums, width, joint);
        m_products.multiplyAdd(both.products, width, joint, room);
    }

    @Override
    public void multiplyTransposed(final Block dJoint, final int width, final Block dSums, final Block dProducts,
        final Block room) {
        // the other way round than forward: of large layers the last one may still be in a cache
        m_products.multiplyTransposed(dJoint, width, dProducts);
        m_sums.multiplyTransposed(dJoint, width, dSums);
    }

    @Override
    public Gradient newGradient(final FloatArena memory, final boolean blocksStay) {
        final LinearMap.Gradient sums = m_sums.newGradient(memory, blocksStay);
        final LinearMap.Gradient products = m_products.newGradient(memory, blocksStay);
        return new Gradient() {

            @Override
            public void settle() {
                sums.settle();
                products.settle();
            }

            @Override
            public void add(final Block dJoint, final Units units, final int width) {
                sums.add(dJoint, ((Both)units).sums, width);
                products.add(dJoint, ((Both)units).products, width);
            }

            @Override
            public void collect(final float[] ofSums, final float[] ofProducts, final boolean add) {
                sums.collect(ofSums, add);
                products.collect(ofProducts, add);
            }
        };
    }
}
