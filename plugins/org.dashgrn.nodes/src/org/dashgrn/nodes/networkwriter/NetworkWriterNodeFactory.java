package org.dashgrn.nodes.networkwriter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.data.Progress;
import org.dashgrn.network.NetworkExport;
import org.dashgrn.network.NetworkExport.AttributedEdge;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Writes a network into a file for other programs. */
public final class NetworkWriterNodeFactory extends DefaultNodeFactory {

    private static final String NETWORK = "network";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Network Writer") //
        .icon("./networkwriter.png") //
        .shortDescription("Writes a gene network as GraphML, SIF or Cytoscape JSON.") //
        .fullDescription("""
            <p>Writes a network, such as the edges of the Regulatory Network Extractor, for programs that draw and
            analyse networks: Cytoscape, Gephi, igraph, NetworkX and others. Every edge says whether its regulator
            activates or represses its target. All other columns of the table become attributes of the edges, but for
            SIF, which has none.</p>
            <p>The file appears as a whole or not at all.</p>""") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputTable("Network", EdgeTable.COLUMNS)) //
        .model(m -> m //
            .parametersClass(NetworkWriterParameters.class) //
            .configure(EngineCall.configure(NetworkWriterNodeFactory::configure)) //
            .execute(EngineCall.execute(NetworkWriterNodeFactory::execute))) //
        .nodeType(NodeType.Sink) //
        .keywords("export", "file", "Cytoscape", "GraphML", "SIF", "cyjs", "Gephi", "GRN", "edge list");

    /** Called by KNIME. */
    public NetworkWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException, IOException {
        final NetworkWriterParameters parameters = in.getParameters();
        EdgeTable.of(in.getInTableSpec(0), NETWORK);
        parameters.m_file.check(parameters.m_overwrite);
        parameters.format();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException, IOException {
        final NetworkWriterParameters parameters = in.getParameters();
        final BufferedDataTable table = in.getInTable(0);
        final DataTableSpec spec = table.getDataTableSpec();
        final EdgeTable columns = EdgeTable.of(spec, NETWORK);
        final List<String> attributes = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        for (int c = 0; c < spec.getNumColumns(); c++) {
            if (c != columns.source() && c != columns.target()) {
                attributes.add(spec.getColumnSpec(c).getName());
                places.add(c);
            }
        }
        final List<AttributedEdge> edges = new ArrayList<>();
        columns.forEach(table, NETWORK, in.getExecutionContext(), (row, source, target, weight) -> {
            final List<Object> values = new ArrayList<>(places.size());
            places.forEach(place -> values.add(value(row, place)));
            edges.add(new AttributedEdge(source, target, weight, values));
        });
        final NetworkExport.Format format = parameters.format();
        parameters.m_file.write(parameters.m_overwrite,
            file -> new NetworkExport(attributes, edges).write(file, format, progress));
    }

    private static Object value(final DataRow row, final int column) {
        final DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            return null;
        }
        if (cell instanceof BooleanValue flag) {
            return flag.getBooleanValue();
        }
        return cell instanceof DoubleValue number ? (Object)number.getDoubleValue() : cell.toString();
    }
}
