package org.dashgrn.nodes.trajectoryreader;

import java.io.IOException;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectoryFile;
import org.dashgrn.data.TrajectoryFormat;
import org.dashgrn.data.TrajectoryOptions;
import org.dashgrn.nodes.TableShape;
import org.dashgrn.nodes.TextFile;
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

/** Options of the Expression Trajectory Reader. */
@LoadDefaultsForAbsentFields
final class ExpressionTrajectoryReaderParameters implements NodeParameters {

    @Section(title = "Expression")
    interface ExpressionSection {
    }

    @Section(title = "Gene names", description = "For files that do not name their genes: a file with one gene per"
        + " line, in the order of the expression file. Without it the genes are called G1, G2, …")
    @After(ExpressionSection.class)
    interface NamesSection {
    }

    enum Format {
        @Label(value = "Automatic", description = "Told by the first row.")
        AUTO,
        @Label(value = "PHOENIX", description = "One row per gene, one block per trajectory, no names.")
        PHOENIX,
        @Label(value = "Wide", description = "One row per time point, one column per gene.")
        WIDE,
        @Label(value = "Long", description = "One row per value.")
        LONG
    }

    static final class FormatReference implements ParameterReference<Format> {
    }

    static final class MayBeTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.AUTO, Format.WIDE, Format.LONG);
        }
    }

    static final class MayBeLong implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.AUTO, Format.LONG);
        }
    }

    static final class MayBePhoenix implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.AUTO, Format.PHOENIX);
        }
    }

    @Layout(ExpressionSection.class)
    TextFile m_file = new TextFile();

    @Layout(ExpressionSection.class)
    @Widget(title = "Format", description = "How the file writes down expression. Fields may be separated by comma,"
        + " tab, semicolon or blanks; the file may be gzipped.")
    @ValueReference(FormatReference.class)
    Format m_format = Format.AUTO;

    @Layout(ExpressionSection.class)
    @Widget(title = "Trajectory column", description = "Name of the column of a wide or long table that tells"
        + " trajectories apart. Empty: found by its usual names, such as trajectory, sample or donor; without one all"
        + " rows are one trajectory.")
    @Effect(predicate = MayBeTable.class, type = EffectType.SHOW)
    String m_trajectory = "";

    @Layout(ExpressionSection.class)
    @Widget(title = "Time column", description = "Name of the column of times in a wide or long table. Empty: found"
        + " by its usual names, such as time, pseudotime or hours.")
    @Effect(predicate = MayBeTable.class, type = EffectType.SHOW)
    String m_time = "";

    @Layout(ExpressionSection.class)
    @Widget(title = "Gene column", description = "Name of the column of gene names in a long table. Empty: found by"
        + " its usual names, such as gene or symbol.")
    @Effect(predicate = MayBeLong.class, type = EffectType.SHOW)
    String m_gene = "";

    @Layout(ExpressionSection.class)
    @Widget(title = "Value column", description = "Name of the column of expression in a long table. Empty: found"
        + " by its usual names, such as value or expression.")
    @Effect(predicate = MayBeLong.class, type = EffectType.SHOW)
    String m_value = "";

    @Layout(ExpressionSection.class)
    @Widget(title = "Shape of the table", description = "Whether each gene has a column or each value a row.")
    TableShape m_shape = TableShape.WIDE;

    @Layout(NamesSection.class)
    TextFile m_names = new TextFile();

    @Layout(NamesSection.class)
    @Widget(title = "Names column", description = "Name, or number from 1, of the column with the genes. Empty: the"
        + " first one.")
    @Effect(predicate = MayBePhoenix.class, type = EffectType.SHOW)
    String m_namesColumn = "";

    /**
     * @param progress of the reading
     * @return the trajectories in the chosen file
     * @throws IOException if it cannot be read
     */
    ExpressionTrajectories read(final Progress progress) throws IOException {
        final GeneNames names = m_names.readGeneNames(m_namesColumn, progress);
        final TrajectoryOptions options =
            TrajectoryOptions.DEFAULT.withColumns(m_trajectory, m_time, m_gene, m_value).withGenes(names);
        return m_file.read("expression file",
            file -> TrajectoryFile.read(file, TrajectoryFormat.valueOf(m_format.name()), options, progress));
    }
}
