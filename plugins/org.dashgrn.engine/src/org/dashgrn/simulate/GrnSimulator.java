package org.dashgrn.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.RandomStream;
import org.dashgrn.data.Trajectory;
import org.dashgrn.network.Edge;
import org.dashgrn.network.EdgeRelocation;
import org.dashgrn.network.GeneNetwork;

/**
 * Simulates gene expression over time from a random regulatory network whose truth is known, in the manner of the
 * published benchmark SIM350 (METHOD.md, section 7).
 * <p>
 * Regulators are called TF1, TF2 …, the input genes among them first; genes that regulate nothing G1, G2 …; numbers
 * are padded with zeros. The same settings give the same result, bit by bit, on every platform (Well19937c and
 * FastMath of Commons Math). Network, starts, noise and false edges have random streams of their own: more noise or
 * more trajectories leave the network and the first trajectories as they are.
 */
public final class GrnSimulator {

    private static final double TOLERANCE = 1e-10;
    private static final double SMALLEST_STEP = 1e-13;

    private static final int NETWORK = 1;
    private static final int STARTS = 2;
    private static final int NOISE = 3;
    private static final int FALSE_EDGES = 4;

    private GrnSimulator() {
    }

    /**
     * @param settings what to simulate
     * @param progress is told the share of the trajectories that are done
     * @return expression, the true network and a prior
     * @throws org.dashgrn.data.InvalidInputException if the prior has no room for as many false edges
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static SimulatedData simulate(final SimulationSettings settings, final Progress progress) {
        progress.report(0, "Drawing a network of " + settings.genes() + " genes");
        final RandomRegulations network = new RandomRegulations(settings, stream(settings, NETWORK));
        final List<Regulation> regulations = network.draw(settings.repressionShare());
        final List<String> genes = geneNames(settings);
        final GeneNetwork truth = new GeneNetwork(regulations.stream()
            .map(r -> new Edge(genes.get(r.regulator()), genes.get(r.target()), r.represses() ? -1 : 1)).toList());
        final GeneNetwork prior =
            EdgeRelocation.relocate(truth, genes, settings.relocatedShare(), stream(settings, FALSE_EDGES));
        final HillSystem system = new HillSystem(settings.genes(), regulations);
        final InitialStates starts =
            new InitialStates(settings.genes(), network.inputs(), stream(settings, STARTS));
        final RandomGenerator noise = stream(settings, NOISE);
        final List<Trajectory> noiseFree = new ArrayList<>();
        final List<Trajectory> noisy = new ArrayList<>();
        for (int k = 1; k <= settings.trajectories(); k++) {
            progress.report((k - 1.0) / settings.trajectories(), "Trajectory " + k + " of " + settings.trajectories());
            final double[][] values = solve(system, starts.draw(), settings.times(), progress);
            final String name = String.valueOf(k);
            noiseFree.add(new Trajectory(name, settings.times(), values));
            noisy.add(new Trajectory(name, settings.times(), withNoise(values, settings.noise(), noise)));
        }
        progress.report(1, null);
        return new SimulatedData(new ExpressionTrajectories(genes, noisy), new ExpressionTrajectories(genes, noiseFree),
            truth, prior);
    }

    private static RandomGenerator stream(final SimulationSettings settings, final int purpose) {
        return RandomStream.of(settings.seed(), purpose);
    }

    /**
     * @param settings what to simulate
     * @return the names of the genes that it will have, in order
     */
    public static List<String> geneNames(final SimulationSettings settings) {
        final int genes = settings.genes();
        final int regulators = settings.regulators();
        final List<String> names = new ArrayList<>(genes);
        for (int g = 0; g < genes; g++) {
            names.add(g < regulators ? numbered("TF", g + 1, regulators)
                : numbered("G", g - regulators + 1, genes - regulators));
        }
        return names;
    }

    private static String numbered(final String prefix, final int number, final int most) {
        return prefix + String.format(Locale.ROOT, "%0" + String.valueOf(most).length() + "d", number);
    }

    /**
     * Solves from the first time point on.
     *
     * @param system the right-hand side, for expression within [0, 1]
     * @param start expression at the first time point
     * @param times increasing
     * @param progress is asked whether to go on
     * @return one row per time point
     */
    static double[][] solve(final FirstOrderDifferentialEquations system, final double[] start, final double[] times,
        final Progress progress) {
        final DormandPrince853Integrator integrator = new DormandPrince853Integrator(SMALLEST_STEP,
            times[times.length - 1] - times[0], TOLERANCE, TOLERANCE);
        integrator.addStepHandler(new CancelCheck(progress));
        final double[][] values = new double[times.length][];
        values[0] = start.clone();
        final double[] state = start.clone();
        for (int t = 1; t < times.length; t++) {
            integrator.integrate(system, times[t - 1], state, times[t], state);
            for (int g = 0; g < state.length; g++) {
                // the exact solution cannot leave [0, 1], the computed one may, by its tolerance
                state[g] = Math.max(0, Math.min(1, state[g]));
            }
            values[t] = state.clone();
        }
        return values;
    }

    private static double[][] withNoise(final double[][] values, final double sd, final RandomGenerator random) {
        final double[][] noisy = new double[values.length][];
        for (int t = 0; t < values.length; t++) {
            noisy[t] = values[t].clone();
            for (int g = 0; g < noisy[t].length; g++) {
                noisy[t][g] += sd * random.nextGaussian();
            }
        }
        return noisy;
    }

    /** Lets a long integration be cancelled between steps. */
    private record CancelCheck(Progress progress) implements StepHandler {

        @Override
        public void init(final double start, final double[] state, final double end) {
            progress.checkCancelled();
        }

        @Override
        public void handleStep(final StepInterpolator interpolator, final boolean last) {
            progress.checkCancelled();
        }
    }
}
