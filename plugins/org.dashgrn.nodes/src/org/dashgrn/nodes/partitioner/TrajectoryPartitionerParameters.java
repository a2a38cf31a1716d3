package org.dashgrn.nodes.partitioner;

import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TrajectoryColumns;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Trajectory Partitioner. */
@LoadDefaultsForAbsentFields
final class TrajectoryPartitionerParameters implements NodeParameters {

    @Section(title = "Split")
    interface SplitSection {
    }

    @Section(title = "Columns")
    @After(SplitSection.class)
    interface ColumnsSection {
    }

    enum Split {
        @Label(value = "Share of the trajectories", description = "Whole trajectories, drawn at random.")
        TRAJECTORY_SHARE,
        @Label(value = "Number of trajectories", description = "Whole trajectories, drawn at random.")
        TRAJECTORY_COUNT,
        @Label(value = "Last time points", description = "The end of every trajectory; its test part starts with the"
            + " last training time point, from which the rest is predicted.")
        LAST_TIMES
    }

    static final class SplitReference implements ParameterReference<Split> {
    }

    static final class ByShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SplitReference.class).isOneOf(Split.TRAJECTORY_SHARE);
        }
    }

    static final class ByCount implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SplitReference.class).isOneOf(Split.TRAJECTORY_COUNT);
        }
    }

    static final class ByTime implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SplitReference.class).isOneOf(Split.LAST_TIMES);
        }
    }

    @Layout(SplitSection.class)
    @Widget(title = "Test part", description = "What is set apart to test models that never saw it.")
    @ValueReference(SplitReference.class)
    Split m_split = Split.TRAJECTORY_SHARE;

    @Layout(SplitSection.class)
    @Widget(title = "Share", description = "Share of the trajectories in the test part, between 0 and 1; rounded, but"
        + " both parts get at least one.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = ByShare.class, type = EffectType.SHOW)
    double m_share = 0.2;

    @Layout(SplitSection.class)
    @Widget(title = "Number of trajectories", description = "How many trajectories go to the test part.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = ByCount.class, type = EffectType.SHOW)
    int m_count = 10;

    @Layout(SplitSection.class)
    @Widget(title = "Number of time points", description = "How many time points at the end of each trajectory go"
        + " to the test part; at least two must be left for training.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = ByTime.class, type = EffectType.SHOW)
    int m_timePoints = 1;

    @Layout(SplitSection.class)
    @Widget(title = "Seed", description = "Draws the trajectories: the same seed gives the same split.")
    @NumberInputWidget(minValidation = MinValidation.IsNonNegativeValidation.class)
    @Effect(predicate = ByTime.class, type = EffectType.HIDE)
    long m_seed = 1;

    @Layout(ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    TrajectoryPartitionerParameters() {
    }

    TrajectoryPartitionerParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!(m_share > 0 && m_share < 1)) {
            throw new InvalidSettingsException("The share of test trajectories is " + m_share
                + ": choose a number between 0 and 1.");
        }
        if (m_count < 1 || m_timePoints < 1) {
            throw new InvalidSettingsException("The test part needs at least 1 trajectory and 1 time point, not "
                + m_count + " and " + m_timePoints + ".");
        }
    }
}
