package org.dashgrn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/** Trajectories of a small random network, for tests of training. */
public final class SmallData {

    private SmallData() {
    }

    /** @return noise-free trajectories of 3 time points, 0, 1 and 3 */
    public static ExpressionTrajectories create(final int genes, final int trajectories, final long seed) {
        final Phoenix truth = RandomNetwork.create(genes, 4, 0.4, seed);
        final Random random = new Random(seed);
        final List<Trajectory> all = new ArrayList<>();
        try (IntervalSolver solver = new IntervalSolver(truth, Gemm.best(), 1)) {
            for (int k = 0; k < trajectories; k++) {
                final float[][] states = new float[3][genes];
                for (int g = 0; g < genes; g++) {
                    states[0][g] = random.nextFloat();
                }
                for (int t = 1; t < 3; t++) {
                    states[t] =
                        solver.predict(new float[][]{states[t - 1]}, new float[]{t}, new StepControl.Fixed(16))[0];
                }
                final double[][] values = new double[3][genes];
                for (int t = 0; t < 3; t++) {
                    for (int g = 0; g < genes; g++) {
                        values[t][g] = states[t][g];
                    }
                }
                all.add(new Trajectory("sample " + k, new double[]{0, 1, 3}, values));
            }
        }
        return new ExpressionTrajectories(IntStream.range(0, genes).mapToObj(g -> "G" + g).toList(), all);
    }

    /** @return each gene regulates the next two */
    public static IndexedNetwork prior(final int genes) {
        final List<int[]> pairs = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();
        for (int g = 0; g < genes; g++) {
            for (int d = 1; d <= 2; d++) {
                pairs.add(new int[]{g, (g + d) % genes});
                weights.add(d == 1 ? 1.0 : -1.0);
            }
        }
        return IndexedNetwork.of(genes, pairs, weights);
    }

    /** @return settings for such data */
    public static TrainingSettings settings(final int hidden, final long seed) {
        return TrainingSettings.defaults(hidden, seed);
    }

    /** @return a model after some epochs */
    public static TrainedModel model(final int genes, final int epochs) {
        return new Trainer(Gemm.best(), 1).train(settings(5, 3), epochs, create(genes, 12, 1), null,
            Progress.NONE);
    }
}
