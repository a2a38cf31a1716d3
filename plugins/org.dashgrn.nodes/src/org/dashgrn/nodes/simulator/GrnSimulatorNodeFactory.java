package org.dashgrn.nodes.simulator;

import org.dashgrn.data.Progress;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.TrajectoriesView;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Simulates a gene regulatory network whose truth is known. */
public final class GrnSimulatorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("GRN Simulator") //
        .icon("./simulator.png") //
        .shortDescription("Simulates expression trajectories of a random gene regulatory network, and a prior with"
            + " errors.") //
        .fullDescription("""
            <p>Draws a random directed network with few regulators of many genes and many of few, gives every edge Hill
            kinetics (activation or repression; several regulators of a gene act together by AND and OR), integrates the
            equations from random initial states, and adds noise. The prior is the true network with some of its edges
            moved to wrong places.</p>
            <p>With it, learning and pruning can be tried, and judged, where the truth is known. The proportions are
            those of the simulated benchmark of the DASH paper.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Trajectories", "One row per trajectory and time point: trajectory, time and the noisy"
                + " expression of each gene. Long: one row per trajectory, time point and gene, with its value.") //
            .addOutputTable("True network", "One row per edge: source, target, weight and sign (1 activates, -1"
                + " represses).") //
            .addOutputTable("Prior", "The same with a share of the edges in wrong places.")) //
        .model(m -> m //
            .parametersClass(GrnSimulatorParameters.class) //
            .configure(EngineCall.configure(GrnSimulatorNodeFactory::configure)) //
            .execute(EngineCall.execute(GrnSimulatorNodeFactory::execute))) //
        .nodeType(NodeType.Source) //
        .keywords("simulate", "synthetic", "benchmark", "Hill kinetics", "gene regulatory network", "time series") //
        .addView(NodeView.of(TrajectoriesView.PAGE, "Expression over time, gene by gene."));

    /** Called by KNIME. */
    public GrnSimulatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final GrnSimulatorParameters parameters = in.getParameters();
        out.setOutSpecs(TrajectoryLayout.tableSpec(GrnSimulator.geneNames(parameters.settings()), parameters.m_shape),
            EdgeTable.tableSpec(), EdgeTable.tableSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final GrnSimulatorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final SimulatedData data = GrnSimulator.simulate(parameters.settings(), progress);
        out.setOutData(TrajectoryLayout.write(data.trajectories(), parameters.m_shape, exec),
            EdgeTable.write(data.truth(), exec), EdgeTable.write(data.prior(), exec));
        out.setInternalData(TrajectoriesView.of(data.trajectories(), progress));
    }
}
