package org.dashgrn.nodes.networkreader;

import java.io.IOException;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.Progress;
import org.dashgrn.network.ImportedNetwork;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.dashgrn.nodes.TextFile;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
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

/** Options of the Prior Network Reader. */
@LoadDefaultsForAbsentFields
final class PriorNetworkReaderParameters implements NodeParameters {

    @Section(title = "Network")
    interface NetworkSection {
    }

    @Section(title = "Gene names", description = "For a matrix that does not name its genes: a file with one gene"
        + " per line, in the order of rows and columns.")
    @After(NetworkSection.class)
    interface NamesSection {
    }

    enum Format {
        @Label(value = "Automatic", description = "Told by the file name and the first rows.")
        AUTO,
        @Label(value = "Edge list", description = "One edge per row: source, target and perhaps weight and sign.")
        EDGE_LIST,
        @Label(value = "Matrix", description = "A number for every pair of genes: row = regulator, column = target;"
            + " 0 is no edge.")
        MATRIX,
        @Label(value = "SIF", description = "Cytoscape's simple interaction format: source, interaction, targets.")
        SIF
    }

    enum Duplicates {
        @Label(value = "Fail", description = "Stop and name both lines.")
        REFUSE,
        @Label(value = "Keep the strongest", description = "Keep the one with the greatest absolute weight.")
        MERGE
    }

    static final class FormatReference implements ParameterReference<Format> {
    }

    static final class MayBeEdgeList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.AUTO, Format.EDGE_LIST);
        }
    }

    static final class MayBeMatrix implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.AUTO, Format.MATRIX);
        }
    }

    @Layout(NetworkSection.class)
    TextFile m_file = new TextFile();

    @Layout(NetworkSection.class)
    @Widget(title = "Format", description = "How the file writes down the network. Fields may be separated by"
        + " comma, tab, semicolon or blanks; the file may be gzipped.")
    @ValueReference(FormatReference.class)
    Format m_format = Format.AUTO;

    @Layout(NetworkSection.class)
    @Widget(title = "Delimiter", description = "The character between two fields; \\t is a tab. Empty: comma, semicolon"
        + " or tab, whichever the first line has, else blanks.")
    String m_delimiter = "";

    @Layout(NetworkSection.class)
    @Widget(title = "Source column", description = "Name, or number from 1, of the column of regulators in an edge"
        + " list. Empty: found by its usual names, else the first one.")
    @Effect(predicate = MayBeEdgeList.class, type = EffectType.SHOW)
    String m_source = "";

    @Layout(NetworkSection.class)
    @Widget(title = "Target column", description = "Name, or number from 1, of the column of targets in an edge"
        + " list. Empty: found by its usual names, else the second one.")
    @Effect(predicate = MayBeEdgeList.class, type = EffectType.SHOW)
    String m_target = "";

    @Layout(NetworkSection.class)
    @Widget(title = "Weight column", description = "Name, or number from 1, of the column of weights in an edge"
        + " list. Empty: found by its usual names; if there is none, every edge weighs 1.")
    @Effect(predicate = MayBeEdgeList.class, type = EffectType.SHOW)
    String m_weight = "";

    @Layout(NetworkSection.class)
    @Widget(title = "Sign column", description = "Name, or number from 1, of the column that says activation or"
        + " repression (+, -, 1, -1, activation, repression) in an edge list. Empty: found by its usual names, else"
        + " the sign of the weight.")
    @Effect(predicate = MayBeEdgeList.class, type = EffectType.SHOW)
    String m_sign = "";

    @Layout(NetworkSection.class)
    @Widget(title = "Edges listed twice", description = "What to do with an edge that the file lists more than once.")
    Duplicates m_duplicates = Duplicates.REFUSE;

    @Layout(NamesSection.class)
    TextFile m_names = new TextFile();

    @Layout(NamesSection.class)
    @Widget(title = "Names column", description = "Name, or number from 1, of the column with the genes. Empty: the"
        + " first one.")
    @Effect(predicate = MayBeMatrix.class, type = EffectType.SHOW)
    String m_namesColumn = "";

    private char delimiter() throws InvalidSettingsException {
        if (m_delimiter == null || m_delimiter.isEmpty()) {
            return DelimitedText.GUESS;
        }
        final char delimiter = m_delimiter.equals("\\t") ? '\t' : m_delimiter.charAt(0);
        if (m_delimiter.length() > 1 && delimiter != '\t' || "\"\r\n".indexOf(delimiter) >= 0) {
            throw new InvalidSettingsException("The delimiter \"" + m_delimiter + "\" is not one character: write for"
                + " example | or \\t, or nothing to have it guessed.");
        }
        return delimiter;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        delimiter();
    }

    /**
     * @param progress of the reading
     * @return the network in the chosen file
     * @throws IOException if it cannot be read
     * @throws InvalidSettingsException if the delimiter is none
     */
    ImportedNetwork read(final Progress progress) throws IOException, InvalidSettingsException {
        final GeneNames names = m_names.readGeneNames(m_namesColumn, progress);
        final NetworkOptions options = NetworkOptions.DEFAULT.withColumns(m_source, m_target, m_weight, m_sign)
            .withDuplicates(NetworkOptions.Duplicates.valueOf(m_duplicates.name())).withGenes(names)
            .withDelimiter(delimiter());
        return m_file.read("network file",
            file -> NetworkFile.read(file, NetworkFormat.valueOf(m_format.name()), options, progress));
    }
}
