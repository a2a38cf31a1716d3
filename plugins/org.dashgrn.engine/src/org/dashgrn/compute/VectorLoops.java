package org.dashgrn.compute;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} and {@link Activation} by vectors of one length. The order of every sum is the
 * same for all lengths.
 */
interface VectorLoops {

    /** Entries whose products are summed up together. */
    int BATCH = 128;

    /** Rows of a slice. */
    int SLICE = 4;

    /** Floats whose sum is the gradient of an entry. */
    int SUM = 16;

    /** Floats of the room that some loops need, which nobody else may use meanwhile. */
    int TILE = BATCH * SUM;

    /** Loops over four floats at a time. */
    VectorLoops FOUR = of(FloatVector.SPECIES_128, 0);

    /** Loops over eight. */
    VectorLoops EIGHT = of(FloatVector.SPECIES_256, 0);

    /** Loops over as many as the processor takes: eight or sixteen. */
    VectorLoops LONGEST = FloatVector.SPECIES_PREFERRED.length() < 16 ? EIGHT : of(FloatVector.SPECIES_512, 0);

    /** The kind of a class of loops. */
    record Kind(VectorSpecies<Float> species, int width) { }

    /**
     * The code of {@link VectorLoopsCode} is written once, but each length needs a class of its own, in which the length is a
     * constant: only then does the JIT make single instructions of what is called here.
     *
     * @param species vectors
     * @param width columns of the blocks that sparse products are called with, which saves multiplications; or 0
     */
    static VectorLoops of(final VectorSpecies<Float> species, final int width) {
        try (InputStream code = VectorLoops.class.getResourceAsStream("VectorLoopsCode.class")) {
            return (VectorLoops)MethodHandles.lookup()
                .defineHiddenClassWithClassData(code.readAllBytes(), new Kind(species, width), true).lookupClass()
                .getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("No loops for vectors of " + species.length() + " floats", e);
        }
    }

    /** @return floats in a vector */
    int lanes();

    /** As {@link Kernels#gather}, for {@link #lanes} columns from the given one on. */
    void gather(SlicedRows matrix, int from, int to, Floats x, int width, int column, Floats out);

    /** The same for twice as many columns. */
    void gatherPair(SlicedRows matrix, int from, int to, Floats x, int width, int column, Floats out);

    /** The same for four times as many columns. */
    void gatherQuad(SlicedRows matrix, int from, int to, Floats x, int width, int column, Floats out);

    /**
     * As {@link Kernels#addGradient}, for four times {@link #lanes} columns from the given one on.
     *
     * @param d four times the same block; or four blocks of {@link WaitingBlocks#WIDE} columns, if that is the width that these
     *            loops are for
     * @param x likewise
     * @param sums {@link #SUM} for each entry of the matrix, to be added to, or room for {@link #TILE} floats
     * @param keep whether they are to be added to; else the gradient is
     */
    void addGradientOfFour(SparseRows matrix, Floats[] d, Floats[] x, int stride, int column, Floats sums, boolean keep,
        float[] gradient);

    /** The same for eight times as many columns. */
    void addGradientOfEight(SparseRows matrix, Floats[] d, Floats[] x, int stride, int column, Floats sums, boolean keep,
        float[] gradient);

    /** As {@link Kernels#addNarrowBlocks}; the lanes are its columns. */
    void addNarrowBlocks(SparseRows matrix, Floats[] d, Floats[] x, float[] sums);

    /**
     * Four columns of {@link Kernels#multiply}, {@link #lanes} rows.
     *
     * @param row the first row
     * @param stored of so many rows, the first, the results are known and not stored
     * @param tile room for {@link #TILE} floats
     */
    void multiply(float[] matrix, int rows, int row, int inner, Floats x, int width, int column, int stored, Floats out,
        float[] tile);

    /** The same for twice as many rows. */
    void multiplyPair(float[] matrix, int rows, int row, int inner, Floats x, int width, int column, int stored,
        Floats out, float[] tile);

    /** The same for three times as many rows. */
    void multiplyTriple(float[] matrix, int rows, int row, int inner, Floats x, int width, int column, int stored,
        Floats out, float[] tile);

    /** One column, {@link #lanes} rows. */
    void multiplyOne(float[] matrix, int rows, int row, int inner, Floats x, int width, int column, int stored,
        Floats out, float[] tile);

    /**
     * Copies {@link #lanes} columns of a block.
     *
     * @param from rows×stride, from the first of these columns on
     * @param to rows×{@code toStride}, likewise
     */
    void copy(Floats from, int stride, int rows, Floats to, int toStride);

    /** As {@link Activation#hill}; returns how many elements were done: the largest multiple of twice {@link #lanes}. */
    int hill(Floats y, int length, Floats hill, Floats logHill);

    /** As {@link Activation#expOfSum}; returns how many elements were done, as with {@link #hill}. */
    int expOfSum(Floats x, Floats bias, int length);

    /** As {@link WeightedSum#sum}; returns how many elements were done: the largest multiple of {@link #lanes}. */
    int sum(int terms, float f, Floats z, float f0, Floats x0, float f1, Floats x1, float f2, Floats x2, float f3, Floats x3,
        int length, Floats out);

    /** As {@link Activation#multiply}; returns as above. */
    int multiply(Floats a, Floats b, int length, Floats out);

    /** As {@link Activation#hillPullBack}; returns how many elements were done, as with {@link #hill}. */
    int hillPullBack(Floats hill, Floats dHill, Floats dLogHill, Floats dJoint, int length, Floats dy);

    /** As {@link Relaxation#slope}, with a scale for each element; returns how many elements were done, as with {@link #sum}. */
    int relax(Floats scale, Floats pull, Floats y, int length, Floats slope);

    /** As {@link Relaxation#pullBack}, with a scale and a dt for each element; dJoint is dSlope before. Returns as above. */
    int pullBackRelaxation(Floats scale, Floats dt, Floats pull, int length, Floats dJoint, Floats dRate);

    /**
     * As {@link Relaxation#slope}.
     *
     * @param width a multiple of {@link #lanes}
     */
    void relax(float[] rate, float[] dt, int genes, int width, Floats pull, Floats y, Floats slope);

    /**
     * As {@link Relaxation#pullBack}, of f·x + g·z.
     *
     * @param width a multiple of {@link #lanes}
     * @param dRate genes×width; only the first {@link #lanes} of each row are added to
     */
    void pullBackRelaxation(float[] rate, float[] dt, int genes, int width, float f, Floats x, float g, Floats z, Floats pull,
        Floats dJoint, Floats dRate);

    /** @return 0, or not a number if a square of x is not finite; the length is a multiple of {@link #lanes} */
    float sumOfZeroTimesSquare(float[] x, int length);
}
