package org.dashgrn.nodes.networkreader;

import java.io.IOException;
import org.dashgrn.data.Progress;
import org.dashgrn.network.ImportedNetwork;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Reads a gene network from a text file. */
public final class PriorNetworkReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Prior Network Reader") //
        .icon("./networkreader.png") //
        .shortDescription("Reads a gene network from an edge list, a matrix or a SIF file.") //
        .fullDescription("""
            <p>Reads a directed network of genes: a prior such as transcription factor binding motifs, co-regulation or
            protein interactions, or a reference to judge a model by. An edge list has one edge per row; a matrix has
            one row per regulator and one column per target, with or without gene names; rows and cells of weight 0 are
            no edges.</p>
            <p>A file that cannot be read as a network is refused with the line and column of the first
            mistake.</p>""") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Network", "One row per edge: source (the regulator), target, weight and its sign.")) //
        .model(m -> m //
            .parametersClass(PriorNetworkReaderParameters.class) //
            .configure(EngineCall.configure(PriorNetworkReaderNodeFactory::configure)) //
            .execute(EngineCall.execute(PriorNetworkReaderNodeFactory::execute))) //
        .nodeType(NodeType.Source) //
        .keywords("import", "file", "edge list", "adjacency matrix", "SIF", "motif", "transcription factor", "GRN");

    /** Called by KNIME. */
    public PriorNetworkReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws IOException {
        final PriorNetworkReaderParameters parameters = in.getParameters();
        parameters.m_file.check("network file");
        if (parameters.m_names.isChosen()) {
            parameters.m_names.check("file of gene names");
        }
        out.setOutSpecs(EdgeTable.tableSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException, IOException {
        final PriorNetworkReaderParameters parameters = in.getParameters();
        final ImportedNetwork imported = parameters.read(progress);
        out.setOutData(EdgeTable.write(imported.network(), in.getExecutionContext()));
        if (imported.zeroWeights() > 0 || imported.merged() > 0) {
            out.setWarningMessage(imported.summary());
        }
    }
}
