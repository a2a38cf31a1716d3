package org.dashgrn.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.GeneInfluence;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.Mlp;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;
import org.dashgrn.solve.Perturbation;
import org.dashgrn.solve.Predictor;
import org.junit.Test;

/** The second base model goes through everything that the first one goes through. */
public class MlpTest {

    private static final int GENES = 14;
    private static final ExpressionTrajectories DATA = SmallData.create(GENES, 12, 1);
    private static final Trainer TRAINER = new Trainer(Gemm.best(), 1);

    private static TrainingSettings settings() {
        return SmallData.settings(5, 3).with(BaseModel.MLP);
    }

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }

    private static TrainedModel read(final byte[] bytes) {
        return ModelArchive.read(new ByteArrayInputStream(bytes), "test");
    }

    private static double[][] dense(final Mlp network, final int layer) {
        final int columns = network.layers().get(layer).pattern().columns();
        final double[] flat = network.layers().get(layer).pattern().dense(network.layers().get(layer).values());
        final double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    /** The right-hand side and the effects by their definitions. */
    @Test
    public void computesWhatItsFormulaSays() {
        final Mlp network = RandomNetwork.mlp(9, 4, 0.7, 5);
        final double[][] w = dense(network, 0);
        final double[][] a = dense(network, 1);
        final Random random = new Random(3);
        final float[] y = new float[9];
        for (int j = 0; j < 9; j++) {
            y[j] = 2 * random.nextFloat() - 1;
        }
        final var field = network.kernel(Gemm.best()).field(1);
        final var evaluation = field.newEvaluation();
        field.begin(new float[]{0.5f}, 1);
        final float[] slopes = new float[9];
        field.evaluate(Floats.of(y), 1, evaluation, Floats.of(slopes));
        for (int i = 0; i < 9; i++) {
            double slope = 0;
            for (int k = 0; k < 4; k++) {
                double x = network.b()[k];
                for (int j = 0; j < 9; j++) {
                    x += w[k][j] * y[j];
                }
                slope += a[i][k] * (x > 0 ? x : Math.expm1(x));
            }
            assertEquals(0.5 * slope, slopes[i], 1e-6);
            for (int j = 0; j < 9; j++) {
                double effect = 0;
                for (int k = 0; k < 4; k++) {
                    effect += w[k][j] * a[i][k];
                }
                assertEquals(effect, network.effects().row(j)[i], 1e-7);
            }
        }
    }

    @Test
    public void learnsAndGoesOnWithTheSameBits() throws IOException {
        final TrainedModel whole = TRAINER.train(settings(), 12, DATA, null, Progress.NONE);
        assertSame(BaseModel.MLP, whole.network().baseModel());
        assertTrue("learns", whole.history().get(11).validationLoss() < whole.history().get(0).validationLoss());
        final TrainedModel part = read(bytes(TRAINER.train(settings(), 5, DATA, null, Progress.NONE)));
        final TrainedModel resumed = new Trainer(Gemm.best(), 3).resume(part, 7, DATA, null, null,
            Selection.LOWEST_VALIDATION_LOSS, Progress.NONE);
        assertArrayEquals(bytes(whole), bytes(resumed));
    }

    @Test
    public void theFileKeepsIt() throws IOException {
        final TrainedModel model = TRAINER.train(settings(), 2, DATA, null, Progress.NONE);
        final TrainedModel back = read(bytes(model));
        assertSame(BaseModel.MLP, back.state().get().settings().baseModel());
        for (int p = 0; p < 3; p++) {
            assertArrayEquals(model.network().parameters()[p], back.network().parameters()[p], 0);
        }
        assertArrayEquals(bytes(model), bytes(back));
    }

    @Test
    public void everyScorePrunesIt() throws IOException {
        final TrainedModel dense = TRAINER.train(settings(), 2, DATA, null, Progress.NONE);
        for (Strategy strategy : List.of(Strategy.DASH_AS_PUBLISHED, Strategy.MAGNITUDE, Strategy.PRIOR_ONLY,
            Strategy.POST_HOC)) {
            final TrainedModel sparse = new DashPruner(TRAINER).prune(dense, DATA, SmallData.prior(GENES), null,
                new PruningSettings(strategy, 0.5, 0.5, new PruningSchedule(0, 0.6, 2, 0.2, 1), 4, Selection.SPARSEST),
                Progress.NONE);
            assertEquals(List.of("W", "A"),
                sparse.prunings().stream().limit(2).map(record -> record.layer()).toList());
            final long after = sparse.prunings().get(sparse.prunings().size() - 1).after()
                + sparse.prunings().get(sparse.prunings().size() - 2).after();
            assertEquals(strategy.toString(), 1 - after / (2.0 * 5 * GENES), sparse.network().sparsity(), 1e-12);
            assertArrayEquals(bytes(sparse), bytes(read(bytes(sparse))));
        }
    }

    @Test
    public void edgesDecideWhichWeightsStay() throws IOException {
        final TrainedModel dense = TRAINER.train(settings(), 2, DATA, null, Progress.NONE);
        final TrainedModel sparse = new DashPruner(TRAINER).prune(dense, DATA, SmallData.prior(GENES), null,
            new PruningSettings(Strategy.DASH, 0, 0, new PruningSchedule(0, 0.6, 2, 0.2, 1),
                new EdgePruning(0.8, 3, 0, 0.8), 6, Selection.SPARSEST),
            Progress.NONE);
        assertEquals(List.of("W", "A"), sparse.prunings().stream().map(record -> record.layer()).toList());
        assertEquals("a fifth of both layers", 2 * GENES, sparse.network().alive());
        assertTrue("what was learned of edges stays with the model", sparse.evidence().isPresent());
        assertArrayEquals(bytes(sparse), bytes(read(bytes(sparse))));
    }

    @Test
    public void theFirstMagnitudeRoundKeepsTheLargestWeights() {
        final TrainedModel dense = TRAINER.train(settings(), 2, DATA, null, Progress.NONE).restarted();
        final TrainedModel sparse = new DashPruner(TRAINER).prune(dense, DATA, null, null,
            new PruningSettings(Strategy.MAGNITUDE, 0, 0, new PruningSchedule(0, 0.5, 99, 0.2, 1), 1,
                Selection.SPARSEST),
            Progress.NONE);
        final double[][] before = dense(((Mlp)dense.network()), 0);
        final double[][] after = dense(((Mlp)sparse.network()), 0);
        double smallestKept = Double.MAX_VALUE;
        double largestPruned = 0;
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < GENES; j++) {
                if (after[k][j] == 0) {
                    largestPruned = Math.max(largestPruned, Math.abs(before[k][j]));
                } else {
                    smallestKept = Math.min(smallestKept, Math.abs(before[k][j]));
                }
            }
        }
        assertTrue(largestPruned <= smallestKept);
    }

    @Test
    public void aHeldGeneStaysAndTheOthersFeelIt() {
        final Mlp network = RandomNetwork.mlp(8, 4, 1, 2);
        final double[] start = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
        final double[][] held = predict(network, List.of(Perturbation.overExpression(3, 2)), start);
        final double[][] free = predict(network, List.of(), start);
        assertEquals(2, held[1][3], 0);
        assertNotEquals(free[1][0], held[1][0], 1e-4);
        assertNotEquals(free[1][3], start[3], 1e-4);
    }

    private static double[][] predict(final Mlp network, final List<Perturbation> held, final double[] start) {
        try (Predictor predictor = new Predictor(network, held, Gemm.best(), 1)) {
            return predictor.at(new double[][]{start}, new double[1], new double[][]{{0, 1}}, Progress.NONE)[0];
        }
    }

    @Test
    public void influenceKnowsItsPaths() {
        final Mlp network = RandomNetwork.mlp(10, 3, 0.3, 4);
        final double[] influence = GeneInfluence.of(network, 8, 1, Gemm.best(), 1, Progress.NONE);
        for (int j = 0; j < 10; j++) {
            boolean reaches = false;
            for (int i = 0; i < 10; i++) {
                reaches |= i != j && network.effects().row(j)[i] != 0;
            }
            assertEquals(reaches, influence[j] > 0);
        }
    }

    /** Where the prior is in the loss, the bias has a gradient as every parameter of this model has. */
    @Test
    public void thePriorLossHasTheRightGradient() {
        final Mlp network = RandomNetwork.mlp(GENES, 5, 1, 7);
        final PriorLoss loss = new PriorLoss(network, SmallData.prior(GENES), PriorLoss.drawStates(GENES, 9), Gemm.best());
        final float[][] gradient = {new float[5 * GENES], new float[5 * GENES], new float[5]};
        loss.addGradient(1, gradient);
        for (int p = 0; p < 3; p++) {
            final float h = 1e-2f;
            final float before = network.parameters()[p][2];
            final double[] around = new double[2];
            for (int side = 0; side < 2; side++) {
                network.parameters()[p][2] = before + (side == 0 ? -h : h);
                loss.refresh();
                around[side] = loss.addGradient(0, new float[][]{new float[5 * GENES], new float[5 * GENES], new float[5]});
            }
            network.parameters()[p][2] = before;
            assertEquals((around[1] - around[0]) / (2 * h), gradient[p][2], 2e-4);
        }
    }
}
