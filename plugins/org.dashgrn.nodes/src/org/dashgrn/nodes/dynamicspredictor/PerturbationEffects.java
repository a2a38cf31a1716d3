package org.dashgrn.nodes.dynamicspredictor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.solve.Perturbation;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** What perturbations change: perturbed minus undisturbed predictions, gene by gene. */
final class PerturbationEffects {

    static final DataTableSpec SPEC =
        new DataTableSpec("Effects", new String[]{"gene", "mean |difference|", "final difference", "perturbed"},
            new DataType[]{StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, BooleanCell.TYPE});

    private final double[] m_sum;
    private final double[] m_final;
    private long m_states;
    private long m_ends;

    private PerturbationEffects(final int genes) {
        m_sum = new double[genes];
        m_final = new double[genes];
    }

    /**
     * Compares the states after the initial ones. What could not be predicted is left out.
     *
     * @param plan what was predicted
     * @param perturbed per run and time a state
     * @param free the same without perturbations
     */
    static PerturbationEffects of(final PredictionPlan plan, final double[][][] perturbed, final double[][][] free,
        final int genes) {
        final PerturbationEffects effects = new PerturbationEffects(genes);
        for (int k = 0; k < plan.size(); k++) {
            final int last = plan.times()[k].length - 1;
            for (int t = 0; t <= last; t++) {
                if (plan.times()[k][t] > plan.from()[k] && !Double.isNaN(perturbed[k][t][0])
                    && !Double.isNaN(free[k][t][0])) {
                    effects.add(perturbed[k][t], free[k][t], t == last);
                }
            }
        }
        return effects;
    }

    private void add(final double[] perturbed, final double[] free, final boolean end) {
        m_states++;
        m_ends += end ? 1 : 0;
        for (int g = 0; g < free.length; g++) {
            final double difference = perturbed[g] - free[g];
            m_sum[g] += Math.abs(difference);
            m_final[g] += end ? difference : 0;
        }
    }

    /** @return one row per gene, those that change most first */
    BufferedDataTable table(final List<String> genes, final List<Perturbation> perturbations,
        final ExecutionContext exec) throws CanceledExecutionException {
        final int[] order = IntStream.range(0, genes.size()).boxed()
            .sorted(Comparator.comparingDouble((Integer gene) -> -m_sum[gene]).thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue).toArray();
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (int gene : order) {
            final boolean held = perturbations.stream().anyMatch(perturbation -> perturbation.gene() == gene);
            table.add(new StringCell(genes.get(gene)), TableBuilder.number(m_sum[gene] / m_states),
                TableBuilder.number(m_final[gene] / m_ends), held ? BooleanCell.TRUE : BooleanCell.FALSE);
        }
        return table.build();
    }

    /** @return the table without rows, where nothing is perturbed */
    static BufferedDataTable none(final ExecutionContext exec) {
        return new TableBuilder(exec, SPEC).build();
    }
}
