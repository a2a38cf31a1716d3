package org.dashgrn.compute;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

/** Dense and sparse kernels against plain loops, for random shapes, patterns and widths. */
public class LinearMapTest {

    /** With vectors of all lengths that this processor has; the tests' Java machine has the module. */
    private static final Gemm[] GEMMS = {new JavaGemm(), new OpenBlasGemm(), new VectorGemm(new TilesOfEights()),
        new VectorGemm()};

    private static final Kernels[] KERNELS = {new ScalarKernels(), new VectorKernels(VectorLoops.EIGHT),
        new VectorKernels()};

    /** How often a gradient is added: enough to fill what is gathered, for most widths not exactly. */
    private static final int TIMES = 9;

    private static Pattern randomPattern(final Random random, final int rows, final int columns, final double density) {
        final Pattern full = Pattern.full(rows, columns);
        final boolean[] keep = new boolean[full.alive()];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = random.nextDouble() < density;
        }
        return full.retain(keep);
    }

    private static float[] randomArray(final Random random, final int length) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float)random.nextGaussian();
        }
        return values;
    }

    @Test
    public void agreesWithPlainLoops() {
        final Random random = new Random(7);
        for (int trial = 0; trial < 120; trial++) {
            final int rows = 1 + random.nextInt(20);
            final int columns = 1 + random.nextInt(20);
            final int width = trial % 5 == 0 ? 64 : 1 + random.nextInt(trial % 3 == 0 ? 60 : 13);
            final Pattern pattern = randomPattern(random, rows, columns, new double[]{0, 0.07, 0.5, 1}[trial % 4]);
            final float[] values = randomArray(random, pattern.alive());
            for (Gemm gemm : GEMMS) {
                for (Kernels kernels : KERNELS) {
                    check(gemm, kernels, pattern, values, width, random);
                }
            }
        }
    }

    @Test
    public void agreesWithPlainLoopsOnLargeMatrices() {
        final Random random = new Random(8);
        for (double density : new double[]{0.02, 0.5, 1}) {
            final Pattern pattern = randomPattern(random, 300, 260, density);
            final float[] values = new float[pattern.alive()];
            for (int e = 0; e < values.length; e++) {
                values[e] = 0.05f * (float)random.nextGaussian();
            }
            for (Kernels kernels : KERNELS) {
                check(GEMMS[0], kernels, pattern, values, 9, random);
            }
        }
    }

    /** By rows and by columns, in both directions. */
    @Test
    public void agreesWithPlainLoopsOnLongMatrices() {
        final Random random = new Random(9);
        for (int width : new int[]{4, 16, 21}) {
            for (int[] shape : new int[][]{{30, 4200}, {4200, 30}, {200, 4200}, {4200, 200}}) {
                final Pattern pattern = randomPattern(random, shape[0], shape[1], 0.05);
                final float[] values = new float[pattern.alive()];
                for (int e = 0; e < values.length; e++) {
                    values[e] = 0.05f * (float)random.nextGaussian();
                }
                for (Kernels kernels : KERNELS) {
                    check(GEMMS[0], kernels, pattern, values, width, random);
                }
            }
        }
    }

    /** What lies behind a block, not even a number perhaps, has no influence. */
    @Test
    public void vectorsThatReachTooFarBringNothingBack() {
        final Random random = new Random(10);
        for (double density : new double[]{0.1, 1}) {
            final Pattern pattern = randomPattern(random, 24, 17, density);
            final float[] values = randomArray(random, pattern.alive());
            for (Kernels kernels : KERNELS) {
                final LinearMap map = new LinearMap(GEMMS[0], kernels, pattern, values);
                for (int width : new int[]{4, 5, 7, 12}) {
                    final Block x = new Block(GEMMS[0], 17 * width);
                    final Block y = new Block(GEMMS[0], 24 * width);
                    y.overwrite().fill(24 * width, Float.NaN);
                    x.overwrite().fill(17 * width, 1f);
                    map.multiply(x, width, y);
                    final Block back = new Block(GEMMS[0], 17 * width);
                    map.multiplyTransposed(y, width, back);
                    for (int i = 0; i < 24 * width; i++) {
                        assertTrue(Float.isFinite(y.values().get(i)));
                    }
                    for (int i = 0; i < 17 * width; i++) {
                        assertTrue(Float.isFinite(back.values().get(i)));
                    }
                }
            }
        }
    }

    private static Block block(final Gemm gemm, final float[] values) {
        return filled(new Block(gemm, values.length), values);
    }

    private static Block filled(final Block block, final float[] values) {
        block.overwrite().copy(Floats.of(values), values.length);
        return block;
    }

    private static void check(final Gemm gemm, final Kernels kernels, final Pattern pattern, final float[] values,
        final int width, final Random random) {
        final LinearMap map = new LinearMap(gemm, kernels, pattern, values);
        final double[] w = pattern.dense(values);
        final int rows = pattern.rows();
        final int columns = pattern.columns();
        final float[] x = randomArray(random, columns * width);
        final float[] y = randomArray(random, rows * width);
        // each in an array of its own, or all in one
        final FloatArena memory = random.nextBoolean() ? new FloatArena(1) : new FloatArena(64);
        final Block input = filled(new Block(gemm, memory, x.length), x);
        final Block output = filled(new Block(gemm, memory, y.length), y);
        final Block forward = filled(new Block(gemm, memory, y.length), y);
        map.multiplyAdd(input, width, forward, new Block(gemm, memory, y.length));
        final Block product = filled(new Block(gemm, memory, y.length), y);
        map.multiply(input, width, product);
        final Block back = filled(new Block(gemm, memory, x.length), randomArray(random, x.length));
        map.multiplyTransposed(output, width, back);
        final float[] expectedForward = y.clone();
        final float[] expectedBack = new float[columns * width];
        final double[] expectedGradient = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                for (int b = 0; b < width; b++) {
                    expectedForward[r * width + b] += w[r * columns + c] * x[c * width + b];
                    expectedBack[c * width + b] += w[r * columns + c] * y[r * width + b];
                    expectedGradient[r * columns + c] += TIMES * (double)y[r * width + b] * x[c * width + b];
                }
            }
        }
        assertArrayEquals(expectedForward, forward.values().toArray(rows * width), 1e-4f);
        assertArrayEquals(expectedBack, back.values().toArray(columns * width), 1e-4f);
        for (int i = 0; i < y.length; i++) {
            assertEquals(expectedForward[i] - y[i], product.values().get(i), 1e-4);
        }
        for (boolean blocksStay : new boolean[]{false, true}) {
            final LinearMap.Gradient gradient = map.newGradient(memory, blocksStay);
            for (int times = 0; times < TIMES; times++) {
                gradient.add(output, input, width);
            }
            // what was there before counts only where it is added to; a gradient that was collected is forgotten
            final float[] collected = randomArray(random, pattern.alive());
            gradient.collect(collected, false);
            gradient.collect(collected, true);
            for (int r = 0, e = 0; r < rows; r++) {
                for (; e < pattern.rowStart()[r + 1]; e++) {
                    assertEquals(expectedGradient[r * columns + pattern.column()[e]], collected[e], 3e-3);
                }
            }
        }
    }

    /** So that a solver may use them again. */
    @Test
    public void blocksMayChangeOnceTheyAreSettled() {
        final Random random = new Random(13);
        final Pattern pattern = randomPattern(random, 61, 47, 0.1);
        final LinearMap map = new LinearMap(Gemm.best(), pattern, randomArray(random, pattern.alive()));
        for (int width : new int[]{WaitingBlocks.NARROW, WaitingBlocks.WIDE}) {
            for (int count = 1; count <= 2 * LinearMap.BLOCKS_THAT_STAY + 1; count++) {
                blocksMayChangeOnceTheyAreSettled(map, pattern.alive(), width, count, random);
            }
        }
    }

    private static void blocksMayChangeOnceTheyAreSettled(final LinearMap map, final int alive, final int width,
        final int count, final Random random) {
        final Gemm gemm = Gemm.best();
        final FloatArena memory = new FloatArena(width);
        final LinearMap.Gradient gradient = map.newGradient(memory, true);
        final LinearMap.Gradient other = map.newGradient(memory, false);
        for (int n = 0; n < count; n++) {
            final Block d = filled(new Block(gemm, memory, 61 * width), randomArray(random, 61 * width));
            final Block x = filled(new Block(gemm, memory, 47 * width), randomArray(random, 47 * width));
            other.add(d, x, width);
            gradient.add(d, x, width);
            if (n % 3 == 2) {
                gradient.settle();
                d.overwrite().fill(61 * width, Float.NaN);
                x.overwrite().fill(47 * width, Float.NaN);
            }
        }
        final float[] expected = new float[alive];
        final float[] collected = new float[alive];
        other.collect(expected, false);
        gradient.collect(collected, false);
        assertArrayEquals("of " + count, expected, collected, 1e-4f);
    }

    @Test
    public void changedValuesCountAfterRefresh() {
        for (double density : new double[]{0.07, 0.6, 1}) {
            final Pattern pattern = randomPattern(new Random(1), 6, 5, density);
            final float[] values = new float[pattern.alive()];
            final LinearMap map = new LinearMap(GEMMS[0], pattern, values);
            Arrays.fill(values, 1f);
            map.refresh();
            final Block out = new Block(GEMMS[0], 6);
            map.multiply(block(GEMMS[0], new float[]{1, 1, 1, 1, 1}), 1, out);
            float sum = 0;
            for (float o : out.values().toArray(6)) {
                sum += o;
            }
            assertEquals(pattern.alive(), sum, 0);
        }
    }

    /** The values behind one that stays as it is. */
    private static Operand operand(final Gemm gemm, final float[] values) {
        final Operand operand = gemm.allocate(values.length + 1).from(1);
        operand.write(Floats.of(values), values.length);
        return operand;
    }

    /** Array and mirror never show an old value. */
    @Test
    public void blocksStayUpToDate() {
        for (Gemm gemm : GEMMS) {
            final LinearMap twice = new LinearMap(gemm, Pattern.full(1, 1), new float[]{2});
            final Block x = block(gemm, new float[]{1, 10, 100});
            final Block y = new Block(gemm, 3);
            twice.multiply(x, 2, y);
            assertArrayEquals(new float[]{2, 20}, y.values().toArray(2), 0);
            twice.multiplyAdd(x, 2, y, new Block(gemm, 3));
            y.update().set(0, y.values().get(0) + 1);
            twice.multiply(y, 2, x);
            assertArrayEquals(new float[]{10, 80, 100}, x.values().toArray(3), 0);
            x.overwrite().set(1, 1);
            twice.multiply(x, 3, y);
            assertArrayEquals(new float[]{20, 2, 200}, y.values().toArray(3), 0);
        }
    }

    @Test
    public void allProductsAgree() {
        final Random random = new Random(3);
        for (int trial = 0; trial < 60; trial++) {
            // the larger ones are cut in every dimension
            final int m = 1 + random.nextInt(trial < 40 ? 9 : 250);
            final int n = 1 + random.nextInt(trial < 40 ? 9 : 150);
            final int k = 1 + random.nextInt(trial < 40 ? 9 : 1200);
            final boolean ta = random.nextBoolean();
            final boolean tb = random.nextBoolean();
            final float beta = random.nextInt(2);
            assertAllAgree(random, ta, tb, m, n, k, beta);
        }
    }

    /** So large that they do not stay in the caches, in every way there is; the last has more columns than are common. */
    @Test
    public void productsOfLargeOperandsAgree() {
        final Random random = new Random(14);
        for (int columns : new int[]{16, 33, 64}) {
            assertAllAgree(random, true, false, 5000, columns, 230, 0);
            assertAllAgree(random, true, false, 240, columns, 5000, 1);
            assertAllAgree(random, false, false, 5000, columns, 230, 1);
            assertAllAgree(random, false, false, 240, columns, 5000, 0);
        }
        assertAllAgree(random, true, false, 12_000, 16, 100, 0);
        assertAllAgree(random, false, false, 2500, 48, 512, 1);
        assertAllAgree(random, true, false, 17_500, 300, 60, 0);
    }

    private static void assertAllAgree(final Random random, final boolean ta, final boolean tb, final int m, final int n,
        final int k, final float beta) {
        final float[] a = randomArray(random, m * k);
        final float[] b = randomArray(random, k * n);
        final float[][] c = new float[GEMMS.length][];
        final float[] before = randomArray(random, m * n);
        if (beta == 0) {
            // what was there before does not count, whatever it was
            before[0] = Float.NaN;
        }
        for (int g = 0; g < GEMMS.length; g++) {
            final Operand result = operand(GEMMS[g], before);
            GEMMS[g].multiply(ta, tb, m, n, k, operand(GEMMS[g], a), ta ? m : k, operand(GEMMS[g], b), tb ? k : n, beta,
                result, n);
            c[g] = new float[m * n];
            result.read(0, Floats.of(c[g]), m * n);
        }
        for (int g = 1; g < GEMMS.length; g++) {
            assertArrayEquals(c[0], c[g], k < 2000 ? 2e-3f : 1e-2f);
        }
    }

    /** Large enough to be cut; one thread computes the same bits as three. */
    @Test
    public void sharedProductsHaveTheSameBitsOnAnyNumberOfThreads() {
        final Random random = new Random(9);
        for (int trial = 0; trial < 2 * GEMMS.length; trial++) {
            final boolean transpose = trial % 2 == 0;
            final Gemm alone = GEMMS[trial / 2];
            assertSameBits(random, alone, transpose, 410, 37, 600);
            // more than the caches hold, and parts of it less
            assertSameBits(random, alone, transpose, 2400, 16, 480);
            assertSameBits(random, alone, transpose, 480, 16, 2400);
        }
    }

    private static void assertSameBits(final Random random, final Gemm alone, final boolean transpose, final int rows,
        final int columns, final int inner) {
        final float[] a = randomArray(random, rows * inner);
        final float[] b = randomArray(random, inner * columns);
        final float[][] c = new float[3][rows * columns];
        for (int t = 0; t < 3; t++) {
            try (Lanes lanes = new Lanes(t == 1 ? 3 : 1)) {
                final Gemm gemm = t == 2 ? alone : new SharedGemm(alone, lanes);
                final Operand result = gemm.allocate(c[t].length);
                gemm.multiply(transpose, false, rows, columns, inner, operand(gemm, a), transpose ? rows : inner,
                    operand(gemm, b), columns, 0f, result, columns);
                result.read(0, Floats.of(c[t]), c[t].length);
            }
        }
        assertArrayEquals(c[0], c[1], 0);
        assertArrayEquals(c[2], c[0], 1e-3f);
    }

    /** So that a model does not depend on the processor that it was trained on more than it must. */
    @Test
    public void longVectorsHaveTheBitsOfShortOnes() {
        final Random random = new Random(11);
        final Kernels[] lengths = {new VectorKernels(VectorLoops.EIGHT), new VectorKernels()};
        for (int width : new int[]{1, 3, 4, 7, 8, 12, 16, 24, 32, 48, 64}) {
            for (double density : new double[]{0.1, 1}) {
                final Pattern pattern = randomPattern(random, 61, 47, density);
                final float[] values = randomArray(random, pattern.alive());
                final float[] x = randomArray(random, 47 * width);
                final float[] y = randomArray(random, 61 * width);
                final float[][] results = new float[6][];
                for (int l = 0; l < 2; l++) {
                    final Gemm gemm = new VectorGemm();
                    final LinearMap map = new LinearMap(gemm, lengths[l], pattern, values);
                    final Block forward = block(gemm, y);
                    map.multiplyAdd(block(gemm, x), width, forward, new Block(gemm, 61 * width));
                    final Block back = block(gemm, x);
                    map.multiplyTransposed(block(gemm, y), width, back);
                    final LinearMap.Gradient gradient = map.newGradient(new FloatArena(width), false);
                    for (int times = 0; times < TIMES; times++) {
                        gradient.add(block(gemm, y), block(gemm, x), width);
                    }
                    results[3 * l] = forward.values().toArray(y.length);
                    results[3 * l + 1] = back.values().toArray(x.length);
                    results[3 * l + 2] = new float[pattern.alive()];
                    gradient.collect(results[3 * l + 2], true);
                }
                for (int r = 0; r < 3; r++) {
                    assertArrayEquals(results[r], results[r + 3], 0);
                }
            }
        }
    }

    @Test
    public void longTilesHaveTheBitsOfShortOnes() {
        final Random random = new Random(12);
        for (int trial = 0; trial < 12; trial++) {
            final boolean transpose = trial % 2 == 0;
            final int rows = 80 + random.nextInt(30);
            final int columns = 1 + random.nextInt(80);
            final int inner = 1 + random.nextInt(700);
            final float[] a = randomArray(random, rows * inner);
            final float[] b = randomArray(random, inner * columns);
            final float[][] c = new float[2][rows * columns];
            final Gemm[] gemms = {new VectorGemm(new TilesOfEights()), new VectorGemm()};
            for (int g = 0; g < 2; g++) {
                final Operand result = gemms[g].allocate(c[g].length);
                gemms[g].multiply(transpose, false, rows, columns, inner, operand(gemms[g], a), transpose ? rows : inner,
                    operand(gemms[g], b), columns, 0f, result, columns);
                result.read(0, Floats.of(c[g]), c[g].length);
            }
            assertArrayEquals(c[0], c[1], 0);
        }
    }

    @Test
    public void theVectorsOfTheProcessorAreInUseHere() {
        assertTrue(Gemm.best() instanceof VectorGemm);
    }

    @Test
    public void doubleProductsAgree() {
        final Random random = new Random(5);
        final double[] a = random.doubles(7 * 5).toArray();
        final double[] b = random.doubles(5 * 4).toArray();
        assertArrayEquals(DoubleAlgebra.multiplyInJava(a, b, 7, 5, 4), DoubleAlgebra.multiply(a, b, 7, 5, 4), 1e-14);
    }
}
