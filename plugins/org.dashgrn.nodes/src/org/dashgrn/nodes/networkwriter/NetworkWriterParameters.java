package org.dashgrn.nodes.networkwriter;

import org.dashgrn.network.NetworkExport;
import org.dashgrn.nodes.TargetFile;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;

/** Options of the Network Writer. */
@LoadDefaultsForAbsentFields
final class NetworkWriterParameters implements NodeParameters {

    enum Format {
        @Label(value = "Automatic", description = "Told by the file name: .graphml or .xml, .sif, .cyjs or .json.")
        AUTO,
        @Label(value = "GraphML", description = "XML for Cytoscape, Gephi, igraph, NetworkX and others; holds all columns.")
        GRAPHML,
        @Label(value = "SIF", description = "Cytoscape's simple interaction format: source, activates or represses,"
            + " target; nothing else.")
        SIF,
        @Label(value = "Cytoscape JSON", description = "Cytoscape's .cyjs; holds all columns.")
        CYTOSCAPE_JSON
    }

    TargetFile m_file = new TargetFile();

    @Widget(title = "Replace an existing file", description = "If not, the node refuses where there is one.")
    boolean m_overwrite;

    @Widget(title = "Format", description = "How the network is written.")
    Format m_format = Format.AUTO;

    /** @throws InvalidSettingsException if it is not chosen and the file name does not tell it */
    NetworkExport.Format format() throws InvalidSettingsException {
        return switch (m_format) {
            case GRAPHML -> NetworkExport.Format.GRAPHML;
            case SIF -> NetworkExport.Format.SIF;
            case CYTOSCAPE_JSON -> NetworkExport.Format.CYTOSCAPE_JSON;
            case AUTO -> byName(m_file.name());
        };
    }

    private static NetworkExport.Format byName(final String name) throws InvalidSettingsException {
        if (name.endsWith(".graphml") || name.endsWith(".xml")) {
            return NetworkExport.Format.GRAPHML;
        }
        if (name.endsWith(".sif")) {
            return NetworkExport.Format.SIF;
        }
        if (name.endsWith(".cyjs") || name.endsWith(".json")) {
            return NetworkExport.Format.CYTOSCAPE_JSON;
        }
        throw new InvalidSettingsException("The file name does not tell its format: let it end with .graphml, .sif or"
            + " .cyjs, or choose the format.");
    }
}
