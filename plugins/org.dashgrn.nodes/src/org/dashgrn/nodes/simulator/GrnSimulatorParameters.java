package org.dashgrn.nodes.simulator;

import java.util.Arrays;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TableShape;
import org.dashgrn.simulate.SimulationSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the GRN Simulator. */
@LoadDefaultsForAbsentFields
final class GrnSimulatorParameters implements NodeParameters {

    @Section(title = "Network")
    interface NetworkSection {
    }

    @Section(title = "Expression")
    @After(NetworkSection.class)
    interface ExpressionSection {
    }

    @Section(title = "Prior")
    @After(ExpressionSection.class)
    interface PriorSection {
    }

    @Section(title = "Randomness")
    @After(PriorSection.class)
    interface RandomnessSection {
    }

    static final class AtLeastTwo extends MinValidation {
        @Override
        protected double getMin() {
            return 2;
        }
    }

    static final class MostGenes extends MaxValidation {
        @Override
        protected double getMax() {
            return 100_000;
        }
    }

    @Layout(NetworkSection.class)
    @Widget(title = "Genes", description = "Number of genes, regulators included.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = MostGenes.class)
    int m_genes = SimulationSettings.DEFAULT.genes();

    @Layout(NetworkSection.class)
    @Widget(title = "Share of regulators", description = "Share of the genes that regulate others. Few of them regulate"
        + " many genes, most of them few.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_regulatorShare = SimulationSettings.DEFAULT.regulatorShare();

    @Layout(NetworkSection.class)
    @Widget(title = "Share of input genes", description = "Share of the regulators that nothing regulates; their"
        + " expression is constant in time and differs between trajectories.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_inputShare = SimulationSettings.DEFAULT.inputShare();

    @Layout(NetworkSection.class)
    @Widget(title = "Regulators per gene", description = "How many regulators a gene has on average, input genes not"
        + " counted. Several regulators of a gene act together by AND and OR.")
    @NumberInputWidget(minValidation = Limits.AtLeastOne.class)
    double m_meanRegulators = SimulationSettings.DEFAULT.meanRegulators();

    @Layout(NetworkSection.class)
    @Widget(title = "Share of repression", description = "Share of the edges that repress their target; the others"
        + " activate it.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_repressionShare = SimulationSettings.DEFAULT.repressionShare();

    @Layout(ExpressionSection.class)
    @Widget(title = "Trajectories", description = "Number of samples, each with its own initial expression.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_trajectories = SimulationSettings.DEFAULT.trajectories();

    @Layout(ExpressionSection.class)
    @Widget(title = "Times", description = "The time points, increasing, separated by commas; expression relaxes"
        + " within about one unit of time.")
    String m_times = "0, 2, 3, 7, 9";

    @Layout(ExpressionSection.class)
    @Widget(title = "Noise", description = "Standard deviation of the Gaussian noise on every value; expression"
        + " itself is between 0 and 1. The paper's 5 % noise is 0.025.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_noise = SimulationSettings.DEFAULT.noise();

    @Layout(ExpressionSection.class)
    @Widget(title = "Shape of the table", description = "Whether each gene has a column or each value a row.")
    TableShape m_shape = TableShape.WIDE;

    @Layout(PriorSection.class)
    @Widget(title = "Share of wrong edges", description = "Share of the edges that the prior has in another place"
        + " than the true network.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_relocatedShare = SimulationSettings.DEFAULT.relocatedShare();

    @Layout(RandomnessSection.class)
    @Widget(title = "Seed", description = "Decides all that is random: the same seed gives the same tables.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_seed = SimulationSettings.DEFAULT.seed();

    /**
     * @return the same for the engine
     * @throws InvalidSettingsException if the times are no numbers or a value is out of its range
     */
    SimulationSettings settings() throws InvalidSettingsException {
        try {
            return new SimulationSettings(m_genes, m_regulatorShare, m_inputShare, m_meanRegulators, m_repressionShare,
                m_trajectories, times(), m_noise, m_relocatedShare, m_seed);
        } catch (InvalidInputException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private double[] times() throws InvalidSettingsException {
        try {
            return Arrays.stream(m_times.split(",")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw new InvalidSettingsException("The times \"" + m_times + "\" are not numbers separated by commas,"
                + " such as 0, 2, 3, 7, 9.", e);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        settings();
    }
}
