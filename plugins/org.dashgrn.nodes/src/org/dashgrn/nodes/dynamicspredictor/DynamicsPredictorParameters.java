package org.dashgrn.nodes.dynamicspredictor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.Names;
import org.dashgrn.nodes.TrajectoryColumns;
import org.dashgrn.solve.Perturbation;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Options of the Dynamics Predictor. */
@LoadDefaultsForAbsentFields
final class DynamicsPredictorParameters implements NodeParameters {

    private static final int FEWEST_POINTS = 2;
    private static final int MOST_POINTS = 100_000;

    @Section(title = "Prediction")
    interface PredictionSection {
    }

    @Section(title = "Perturbations", description = "Genes that are held at a level from the start of the prediction,"
        + " whatever regulates them. With at least one, the second output compares the prediction with the one without"
        + " perturbations.")
    @After(PredictionSection.class)
    interface PerturbationSection {
    }

    @Section(title = "Columns")
    @After(PerturbationSection.class)
    interface ColumnsSection {
    }

    enum Mode {
        @Label(value = "Roll-out at the observed times", description = "Every time point of a trajectory is predicted"
            + " from its first row alone.")
        ROLL_OUT,
        @Label(value = "Roll-out on a time grid", description = "As roll-out, but at evenly spaced times: for smooth"
            + " curves, and for initial states without later observations.")
        TIME_GRID,
        @Label(value = "One step", description = "Every row but the first of a trajectory is predicted from the"
            + " observed row before it, as in training.")
        ONE_STEP
    }

    enum Shape {
        @Label(value = "Wide", description = "One row per trajectory and time, one column per gene, like the input.")
        WIDE,
        @Label(value = "Long", description = "One row per trajectory, time and gene, with the observed value where"
            + " there is one.")
        LONG
    }

    static final class ModeReference implements ParameterReference<Mode> {
    }

    static final class IsGrid implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.TIME_GRID);
        }
    }

    static final class AtMostManyPoints extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_POINTS;
        }
    }

    @Layout(PredictionSection.class)
    @Widget(title = "Mode", description = "What is predicted, and from what.")
    @ValueReference(ModeReference.class)
    Mode m_mode = Mode.ROLL_OUT;

    @Layout(PredictionSection.class)
    @Widget(title = "First time", description = "Where the time grid starts, not before the first row of any"
        + " trajectory. Without it, at the first row of each trajectory.")
    @Effect(predicate = IsGrid.class, type = EffectType.SHOW)
    Optional<Double> m_from = Optional.empty();

    @Layout(PredictionSection.class)
    @Widget(title = "Last time", description = "Where the time grid ends. Without it, at the last row of each"
        + " trajectory; trajectories of a single row need it.")
    @Effect(predicate = IsGrid.class, type = EffectType.SHOW)
    Optional<Double> m_to = Optional.empty();

    @Layout(PredictionSection.class)
    @Widget(title = "Number of time points", description = "How many evenly spaced times the grid has, the first and"
        + " the last included.")
    @NumberInputWidget(minValidation = Limits.AtLeastTwo.class, maxValidation = AtMostManyPoints.class)
    @Effect(predicate = IsGrid.class, type = EffectType.SHOW)
    int m_points = 101;

    @Layout(PredictionSection.class)
    @Widget(title = "Output format", description = "How the predicted trajectories are written down.")
    Shape m_shape = Shape.WIDE;

    @Layout(PerturbationSection.class)
    @Widget(title = "Perturbed genes", description = "The genes that are knocked out or over-expressed, each at most"
        + " once.")
    @ArrayWidget(addButtonText = "Add gene", elementTitle = "Gene")
    PerturbedGene[] m_perturbations = {};

    @Layout(ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    DynamicsPredictorParameters() {
    }

    DynamicsPredictorParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_points < FEWEST_POINTS || m_points > MOST_POINTS) {
            throw new InvalidSettingsException("The time grid has " + m_points + " time point(s): choose "
                + FEWEST_POINTS + " to " + MOST_POINTS + ".");
        }
        for (Optional<Double> time : List.of(m_from, m_to)) {
            if (time.isPresent() && !Double.isFinite(time.get())) {
                throw new InvalidSettingsException("A time of the grid is " + time.get() + ": give a finite number.");
            }
        }
        if (m_from.isPresent() && m_to.isPresent() && m_from.get() >= m_to.get()) {
            throw new InvalidSettingsException("The time grid goes from " + m_from.get() + " to " + m_to.get()
                + ": its last time must be greater than its first.");
        }
        for (PerturbedGene perturbed : m_perturbations) {
            perturbed.validate();
        }
    }

    /**
     * @param genes of the model
     * @return what is perturbed
     * @throws InvalidSettingsException if a gene is not in the model or is perturbed twice
     */
    List<Perturbation> perturbations(final List<String> genes) throws InvalidSettingsException {
        final List<Perturbation> perturbations = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (PerturbedGene perturbed : m_perturbations) {
            final String name = perturbed.m_gene == null ? "" : perturbed.m_gene.strip();
            if (name.isEmpty()) {
                throw new InvalidSettingsException("Perturbation " + (perturbations.size() + 1)
                    + " names no gene: choose one in the dialog, or remove it.");
            }
            final int gene = genes.indexOf(name);
            if (gene < 0) {
                throw new InvalidSettingsException("The perturbed gene \"" + name + "\" is not one of the model's "
                    + genes.size() + " genes (" + Names.list(genes) + "): choose another one in the dialog.");
            }
            if (!seen.add(name)) {
                throw new InvalidSettingsException("Gene " + name + " is perturbed twice: remove one of the two.");
            }
            perturbations.add(perturbed.of(gene));
        }
        return perturbations;
    }
}
