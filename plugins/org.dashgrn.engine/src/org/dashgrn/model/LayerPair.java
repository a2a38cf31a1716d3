package org.dashgrn.model;

import java.util.stream.Stream;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;

/** The two layers that are summed up to the joint effect on a gene: As·sums + Ap·products. */
interface LayerPair {

    /** Most weights that are multiplied as one matrix. */
    int MOST_JOINED = 1 << 16;

    /**
     * @param gemm multiplies them
     * @param sums As
     * @param products Ap, of the same shape
     */
    static LayerPair of(final Gemm gemm, final Layer sums, final Layer products) {
        final long weights = 2L * sums.pattern().rows() * sums.pattern().columns();
        return weights <= MOST_JOINED ? new JoinedLayers(gemm, sums, products) : new SeparateLayers(gemm, sums, products);
    }

    /** Takes over weights that have changed. */
    void refresh();

    /** @return the matrices that are multiplied */
    Stream<LinearMap> maps();

    /**
     * @param memory where they are to be
     * @param width most columns
     * @return room for the values of all units
     */
    Units newUnits(FloatArena memory, int width);

    /** The values of all units: what an evaluation keeps. */
    interface Units {

        /**
         * @param sums additive units, hidden×width
         * @param products multiplicative units, hidden×width
         * @param length hidden·width
         */
        void set(Block sums, Block products, int length);

        /** x ← x ⊙ products. */
        void multiplyByProducts(Block x, int length);
    }

    /**
     * joint ← As·sums + Ap·products.
     *
     * @param units of this pair
     * @param width columns
     * @param joint genes×width, overwritten
     * @param room genes×width, overwritten
     */
    void multiply(Units units, int width, Block joint, Block room);

    /**
     * dSums ← Asᵀ·dJoint, dProducts ← Apᵀ·dJoint.
     *
     * @param dJoint genes×width
     * @param width columns
     * @param dSums hidden×width, overwritten
     * @param dProducts hidden×width, overwritten
     * @param room 2·hidden×width, overwritten
     */
    void multiplyTransposed(Block dJoint, int width, Block dSums, Block dProducts, Block room);

    /**
     * @param memory see {@link LinearMap#newGradient}
     * @param blocksStay likewise
     * @return a gradient of the weights, 0; for one thread
     */
    Gradient newGradient(FloatArena memory, boolean blocksStay);

    /** The gradient of the alive weights of both layers, summed over evaluations. */
    interface Gradient {

        /**
         * @param dJoint cotangent of the joint effect, genes×width
         * @param units what the layers were multiplied with
         * @param width columns
         */
        void add(Block dJoint, Units units, int width);

        /** Sums up what waits: all blocks may change now. */
        void settle();

        /**
         * Gives the sum and forgets it.
         *
         * @param sums one per alive weight of As
         * @param products one per alive weight of Ap
         * @param add whether to add to them; else they are overwritten
         */
        void collect(float[] sums, float[] products, boolean add);
    }
}
