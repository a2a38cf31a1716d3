package org.dashgrn.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.Layer;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;
import org.junit.Test;

/** Gates, prices of paths, dynamic sparse training: on both base models. */
public class SparseTrainingTest {

    private static final int GENES = 14;
    private static final ExpressionTrajectories DATA = SmallData.create(GENES, 12, 1);
    private static final Trainer TRAINER = new Trainer(Gemm.best(), 1);
    private static final List<SparseTraining> RULES = List.of(SparseTraining.l0(1, 0.5), SparseTraining.cNode(0.1),
        SparseTraining.pathReg(0.1, 0.1, 2.0 / 3), SparseTraining.dst(0.6, 0.5, 2, 6));

    private static TrainingSettings settings(final BaseModel model, final SparseTraining sparse) {
        return SmallData.settings(5, 3).with(model).with(sparse);
    }

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }

    private static List<NeuralNetwork> networks(final double density) {
        return List.of(RandomNetwork.create(9, 4, density, 5), RandomNetwork.mlp(9, 4, density, 5));
    }

    private static float[][] zeros(final float[][] like) {
        return Arrays.stream(like).map(p -> new float[p.length]).toArray(float[][]::new);
    }

    /** mean(|A||W|) by its definition. */
    private static double pathProducts(final NeuralNetwork network) {
        double sum = 0;
        final int n = network.genes();
        final int m = network.hidden();
        for (int p = 0; p < network.pairs(); p++) {
            final Layer in = network.layers().get(p);
            final Layer out = network.layers().get(p + network.pairs());
            final double[] w = in.pattern().dense(in.values());
            final double[] a = out.pattern().dense(out.values());
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < m; k++) {
                        sum += Math.abs(a[i * m + k] * w[k * n + j]);
                    }
                }
            }
        }
        return sum / n / n;
    }

    @Test
    public void thePriceOfPathsAndItsGradient() {
        for (double density : new double[]{1, 0.4}) {
            for (NeuralNetwork network : networks(density)) {
                final float[][] gradient = zeros(network.parameters());
                final double penalty = PathPenalty.addGradient(network, 3, gradient);
                assertEquals(pathProducts(network), penalty, 1e-12);
                for (int l = 0; l < network.layers().size(); l++) {
                    final float[] w = network.layers().get(l).values();
                    for (int e = 0; e < w.length; e++) {
                        final float before = w[e];
                        final float h = Math.abs(before) / 2;
                        w[e] = before + h;
                        final double up = pathProducts(network);
                        w[e] = before - h;
                        final double down = pathProducts(network);
                        w[e] = before;
                        assertEquals(3 * (up - down) / (2 * h), gradient[l][e], 1e-6);
                    }
                }
            }
        }
    }

    /** Probability of an open gate and its mean against draws; slopes against finite differences. */
    @Test
    public void gatesAreAsLikelyOpenAsTheySay() {
        final Random random = new Random(4);
        for (double temperature : new double[]{0.02, 2.0 / 3}) {
            for (double logAlpha : new double[]{-3, -0.7, 0, 1.5}) {
                final HardConcrete gate = new HardConcrete(logAlpha, temperature);
                final int draws = 200_000;
                int open = 0;
                for (int d = 0; d < draws; d++) {
                    final double z = gate.sample(random.nextDouble());
                    assertTrue(z >= 0 && z <= 1);
                    open += z > 0 ? 1 : 0;
                }
                final double p = gate.open();
                assertEquals(p, open / (double)draws, 5 * Math.sqrt(p * (1 - p) / draws));
                final double h = 1e-6;
                final HardConcrete right = new HardConcrete(logAlpha + h, temperature);
                final HardConcrete left = new HardConcrete(logAlpha - h, temperature);
                assertEquals((right.open() - left.open()) / (2 * h), gate.openSlope(), 1e-8);
                for (int d = 0; d < 200; d++) {
                    final double u = 0.001 + 0.998 * random.nextDouble();
                    final double slope = gate.sampleSlope(u);
                    final double numeric = (right.sample(u) - left.sample(u)) / (2 * h);
                    assertEquals(numeric, slope, 1e-3 * Math.max(1, Math.abs(numeric)));
                }
            }
        }
        assertEquals(0, new HardConcrete(-2.4, 0.02).hard(), 0);
        assertTrue(new HardConcrete(-2.39, 0.02).hard() > 0);
        assertEquals(1, new HardConcrete(2.4, 0.02).hard(), 0);
    }

    /** The gradient of a function of gated weights, with respect to weights and gates. */
    @Test
    public void gatesPassTheGradientOn() {
        for (NeuralNetwork network : networks(0.7)) {
            final float[][] logAlpha = InputGates.first(network, 2);
            final InputGates gates = new InputGates(network, logAlpha, 2);
            final int parameters = network.parameters().length;
            final float[][] gradient = Arrays.copyOf(zeros(network.parameters()), parameters + logAlpha.length);
            System.arraycopy(zeros(logAlpha), 0, gradient, parameters, logAlpha.length);
            gates.draw(7, 1);
            // the function: the sum of squares of all gated weights
            for (int l = 0; l < logAlpha.length; l++) {
                final float[] w = gates.gated().layers().get(l).values();
                for (int e = 0; e < w.length; e++) {
                    gradient[l][e] = 2 * w[e];
                }
            }
            gates.pullBack(gradient);
            final double price = gates.addOpenShare(0.3, gradient) * 0.3 + gates.addOpenPaths(0.2, gradient) * 0.2;
            assertTrue(price > 0 && price < 0.5);
            for (int l = 0; l < logAlpha.length; l++) {
                for (float[][] array : new float[][][]{{network.layers().get(l).values(), gradient[l]},
                    {logAlpha[l], gradient[parameters + l]}}) {
                    for (int i = 0; i < array[0].length; i++) {
                        final float before = array[0][i];
                        final double h = 1e-3;
                        array[0][i] = (float)(before + h);
                        final double up = function(network, gates, logAlpha);
                        array[0][i] = (float)(before - h);
                        final double down = function(network, gates, logAlpha);
                        array[0][i] = before;
                        assertEquals((up - down) / (2 * h), array[1][i], 3e-4);
                    }
                }
            }
        }
    }

    private static double function(final NeuralNetwork network, final InputGates gates, final float[][] logAlpha) {
        gates.draw(7, 1);
        double sum = 0;
        for (Layer layer : gates.gated().layers()) {
            for (float w : layer.values()) {
                sum += (double)w * w;
            }
        }
        // the prices by their definitions
        double share = 0;
        double weights = 0;
        final double[] mean = new double[logAlpha.length];
        for (int l = 0; l < logAlpha.length; l++) {
            final Pattern pattern = network.layers().get(l).pattern();
            weights += pattern.rows() * pattern.columns();
            for (float a : logAlpha[l]) {
                final double open = new HardConcrete(a, 2).open();
                share += pattern.rows() * open;
                mean[l] += open / logAlpha[l].length;
            }
        }
        double paths = 0;
        for (int p = 0; p < network.pairs(); p++) {
            paths += mean[p] * mean[p + network.pairs()] / network.pairs();
        }
        return sum + 0.3 * share / weights + 0.2 * paths;
    }

    @Test
    public void goesOnWithTheSameBitsOnAnyNumberOfThreads() throws IOException {
        for (BaseModel base : BaseModel.values()) {
            for (SparseTraining rule : RULES) {
                final TrainedModel whole = TRAINER.train(settings(base, rule), 8, DATA, null, Progress.NONE);
                final TrainedModel part = ModelArchive.read(new ByteArrayInputStream(
                    bytes(TRAINER.train(settings(base, rule), 3, DATA, null, Progress.NONE))), "part");
                final TrainedModel resumed = new Trainer(Gemm.best(), 3).resume(part, 5, DATA, null, null,
                    Selection.LOWEST_VALIDATION_LOSS, Progress.NONE);
                assertArrayEquals(base + " " + rule.rule(), bytes(whole), bytes(resumed));
                assertEquals(rule.rule().title(), resumed.provenance().strategy());
                assertSame(base, resumed.network().baseModel());
            }
        }
    }

    /** A high price shuts gates for good: what is behind them is pruned, and the file is an ordinary model. */
    @Test
    public void shutGatesAreRealZeros() throws IOException {
        for (BaseModel base : BaseModel.values()) {
            for (SparseTraining rule : List.of(SparseTraining.l0(1e6, 0.02), SparseTraining.pathReg(0, 1e3, 0.5))) {
                final TrainedModel model = TRAINER.train(fast(settings(base, rule)), 60, DATA, null, Selection.SPARSEST,
                    Progress.NONE);
                assertTrue(base + " " + model.network().sparsity(), model.network().sparsity() > 0.9);
                final TrainedModel back = ModelArchive.read(new ByteArrayInputStream(bytes(model)), "sparse");
                assertEquals(model.network().alive(), back.network().alive());
                for (Layer layer : back.network().layers()) {
                    final boolean[] open = new boolean[layer.pattern().columns()];
                    for (int column : layer.pattern().column()) {
                        open[column] = true;
                    }
                    int gates = 0;
                    for (boolean gate : open) {
                        gates += gate ? 1 : 0;
                    }
                    assertEquals("whole inputs", layer.pattern().alive(), gates * layer.pattern().rows());
                }
            }
        }
    }

    private static TrainingSettings fast(final TrainingSettings s) {
        return new TrainingSettings(s.hidden(), s.seed(), 0.01, s.batches(), s.batchSize(), s.validationTrajectories(),
            s.validationShare(), s.solver(), s.solverSteps(), s.tolerance(), s.dataWeight(), s.recovery(), 100,
            s.baseModel(), s.sparse());
    }

    @Test
    public void pathsBecomeCheap() {
        for (BaseModel base : BaseModel.values()) {
            final TrainedModel dear =
                TRAINER.train(fast(settings(base, SparseTraining.cNode(10))), 30, DATA, null, Progress.NONE);
            final TrainedModel free =
                TRAINER.train(fast(settings(base, SparseTraining.cNode(0))), 30, DATA, null, Progress.NONE);
            assertTrue(pathProducts(dear.state().get().last()) < 0.2 * pathProducts(free.state().get().last()));
        }
    }

    @Test
    public void theNumberOfWeightsStaysAndTheirPlacesChange() {
        for (BaseModel base : BaseModel.values()) {
            final SparseTraining rule = SparseTraining.dst(0.6, 0.5, 2, 6);
            final TrainedModel before = TRAINER.train(settings(base, rule), 2, DATA, null, Progress.NONE);
            final TrainedModel after = TRAINER.train(settings(base, rule), 3, DATA, null, Progress.NONE);
            for (int l = 0; l < before.network().layers().size(); l++) {
                final Pattern old = before.state().get().last().layers().get(l).pattern();
                final Pattern now = after.state().get().last().layers().get(l).pattern();
                assertEquals((int)Math.rint(0.4 * 5 * GENES), now.alive());
                assertEquals(old.alive(), now.alive());
                int moved = 0;
                final float[] was = new float[old.alive()];
                Arrays.fill(was, 1);
                final double[] mask = old.dense(was);
                for (int r = 0; r < now.rows(); r++) {
                    for (int e = now.rowStart()[r]; e < now.rowStart()[r + 1]; e++) {
                        moved += mask[r * now.columns() + now.column()[e]] == 0 ? 1 : 0;
                        assertTrue(e == now.rowStart()[r] || now.column()[e] > now.column()[e - 1]);
                    }
                }
                assertTrue("some, not all: " + moved, moved > 0 && moved <= Math.rint(0.5 * now.alive()));
            }
            assertTrue(after.network().sparsity() >= 0.599);
        }
    }

    /** Which weights come and go, by the definition: smallest magnitude, steepest gradient. */
    @Test
    public void theSmallestGoAndTheSteepestCome() {
        final Pattern pattern = new Pattern(2, 3, new int[]{0, 2, 3}, new int[]{0, 2, 1});
        final Layer layer = new Layer(pattern, new float[]{0.5f, -0.1f, 0.3f});
        final Adam adam = new Adam(new float[][]{{0.5f, -0.1f, 0.3f}});
        adam.update(new float[][]{layer.values().clone()}, new float[][]{{1, 2, 3}}, 1e-3, new float[]{1});
        final float[] first = adam.firstMoments()[0].clone();
        final Layer grown = Regrowth.regrown(layer, new float[]{9, 1, 0, 2, 8, -3}, 1 / 3.0, adam, 0);
        assertArrayEquals(new int[]{0, 1, 3}, grown.pattern().rowStart());
        assertArrayEquals(new int[]{0, 1, 2}, grown.pattern().column());
        assertArrayEquals(new float[]{0.5f, 0.3f, 0}, grown.values(), 0);
        assertArrayEquals(new float[]{first[0], first[2], 0}, adam.firstMoments()[0], 0);
    }

    @Test
    public void thePrunerGoesOnFromTheFinishedWeights() {
        final TrainedModel gated =
            TRAINER.train(settings(BaseModel.PHOENIX, RULES.get(0)), 3, DATA, null, Progress.NONE);
        final TrainedModel pruned = new DashPruner(TRAINER).prune(gated, DATA, null, null,
            new PruningSettings(Strategy.MAGNITUDE, 0, 0, new PruningSchedule(0, 0.5, 2, 0.2, 1), 3,
                Selection.SPARSEST),
            Progress.NONE);
        assertEquals(0, pruned.state().get().gates().length);
        assertTrue(pruned.network().sparsity() >= 0.5);
        assertEquals("iterative magnitude pruning", pruned.provenance().strategy());
    }

    @Test
    public void impossibleSettingsAreNamed() {
        assertThrows(InvalidInputException.class, () -> SparseTraining.dst(1, 10));
        assertThrows(InvalidInputException.class, () -> SparseTraining.l0(-1, 0.1));
        assertThrows(InvalidInputException.class, () -> SparseTraining.l0(1, 0));
    }
}
