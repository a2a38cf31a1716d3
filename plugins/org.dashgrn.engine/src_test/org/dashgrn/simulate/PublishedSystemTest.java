package org.dashgrn.simulate;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.PhoenixCsv;
import org.dashgrn.data.Progress;
import org.dashgrn.data.SharedData;
import org.dashgrn.data.Trajectory;
import org.junit.Test;

/** Solver and kinetics against the published benchmark: its equations must give its noise-free trajectories. */
public class PublishedSystemTest {

    private static final int SOLVED = 5;

    private record Published(List<String> genes, List<ToDoubleFunction<double[]>> rates)
        implements FirstOrderDifferentialEquations {

        @Override
        public int getDimension() {
            return genes.size();
        }

        @Override
        public void computeDerivatives(final double t, final double[] x, final double[] derivative) {
            for (int g = 0; g < derivative.length; g++) {
                derivative[g] = rates.get(g).applyAsDouble(x);
            }
        }
    }

    private static List<String> genes() throws IOException {
        return GeneNames.read(SharedData.file("sim350/gene_names.csv"), "", Progress.NONE).forGenes(350);
    }

    private static Map<String, Integer> index(final List<String> genes) {
        final Map<String, Integer> index = new HashMap<>();
        genes.forEach(gene -> index.put(gene, index.size()));
        return index;
    }

    private static Published published(final List<String> genes) throws IOException {
        final Map<String, Integer> index = index(genes);
        final Map<String, ToDoubleFunction<double[]>> rates = new HashMap<>();
        try (DelimitedText text = DelimitedText.open(SharedData.file("sim350/ode_system.csv"), ',', Progress.NONE)) {
            text.next();
            while (text.next()) {
                rates.put(text.field(0),
                    text.field(1).equals("input gene") ? x -> 0 : RateExpression.parse(text.field(1), index));
            }
        }
        assertEquals(350, rates.size());
        return new Published(genes, genes.stream().map(rates::get).toList());
    }

    private static ExpressionTrajectories noiseFree() throws IOException {
        return PhoenixCsv.read(SharedData.file("sim350/expression_train.csv"), GeneNames.of(genes()), Progress.NONE);
    }

    @Test
    public void solvesThePublishedSystem() throws IOException {
        final Published system = published(genes());
        for (Trajectory trajectory : noiseFree().trajectories().subList(0, SOLVED)) {
            final double[][] solved =
                GrnSimulator.solve(system, trajectory.values()[0], trajectory.times(), Progress.NONE);
            for (int t = 0; t < trajectory.length(); t++) {
                for (int g = 0; g < 350; g++) {
                    assertEquals("trajectory " + trajectory.name() + ", " + system.genes().get(g) + " at "
                        + trajectory.times()[t], trajectory.values()[t][g], solved[t][g], 1e-7);
                }
            }
        }
    }

    /** Genes with one or two regulators have one way to be written as regulations: ours must be the published rate. */
    @Test
    public void writesThePublishedRates() throws IOException {
        final List<String> genes = genes();
        final Map<String, Integer> index = index(genes);
        final Map<Integer, List<Regulation>> byTarget = new HashMap<>();
        try (DelimitedText text = DelimitedText.open(SharedData.file("sim350/true_network.csv"), ',', Progress.NONE)) {
            text.next();
            while (text.next()) {
                final int target = index.get(text.field(1));
                byTarget.computeIfAbsent(target, key -> new ArrayList<>()).add(new Regulation(
                    index.get(text.field(0)), target, text.number(4) < 0, text.number(5), text.number(6), true));
            }
        }
        final Published published = published(genes);
        final double[] x = noiseFree().trajectories().get(0).values()[1];
        int checked = 0;
        for (int g = 0; g < 350; g++) {
            final List<Regulation> regulations = byTarget.getOrDefault(g, List.of());
            if (regulations.size() > 2) {
                continue;
            }
            final double expected = published.rates().get(g).applyAsDouble(x);
            final double and = rate(regulations, g, x);
            // the list of edges does not say AND or OR
            final double or = rate(regulations.stream().map(r -> new Regulation(r.regulator(), r.target(),
                r.represses(), r.ec50(), r.exponent(), false)).toList(), g, x);
            assertEquals(genes.get(g), 0, Math.min(Math.abs(and - expected), Math.abs(or - expected)), 1e-13);
            checked++;
        }
        assertEquals("73 input genes, 143 with one regulator, 65 with two", 73 + 143 + 65, checked);
    }

    private static double rate(final List<Regulation> regulations, final int gene, final double[] x) {
        final double[] derivative = new double[x.length];
        new HillSystem(x.length, regulations).computeDerivatives(0, x, derivative);
        return derivative[gene];
    }
}
