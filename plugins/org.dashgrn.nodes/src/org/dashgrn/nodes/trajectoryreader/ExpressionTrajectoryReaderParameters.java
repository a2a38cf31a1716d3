package org.dashgrn.nodes.trajectoryreader;

import java.io.IOException;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.PhoenixCsv;
import org.dashgrn.data.Progress;
import org.dashgrn.nodes.TextFile;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Options of the Expression Trajectory Reader. */
@LoadDefaultsForAbsentFields
final class ExpressionTrajectoryReaderParameters implements NodeParameters {

    @Section(title = "Expression")
    interface ExpressionSection {
    }

    @Section(title = "Gene names", description = "For files that do not name their genes: a file with one gene per line, in"
        + " the order of the expression file. Without it the genes are called G1, G2, …")
    @After(ExpressionSection.class)
    interface NamesSection {
    }

    @Layout(ExpressionSection.class)
    TextFile m_file = new TextFile();

    @Layout(NamesSection.class)
    TextFile m_names = new TextFile();

    @Layout(NamesSection.class)
    @Widget(title = "Names column", description = "Name, or number from 1, of the column with the genes. Empty: the first"
        + " one.")
    String m_namesColumn = "";

    /**
     * @param progress of the reading
     * @return the trajectories in the chosen file
     * @throws IOException if it cannot be read
     */
    ExpressionTrajectories read(final Progress progress) throws IOException {
        final GeneNames names = m_names.isChosen()
            ? m_names.read("file of gene names", file -> GeneNames.read(file, m_namesColumn, progress)) : null;
        return m_file.read("expression file", file -> PhoenixCsv.read(file, names, progress));
    }
}
