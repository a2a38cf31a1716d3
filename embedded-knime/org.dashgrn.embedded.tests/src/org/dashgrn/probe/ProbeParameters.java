package org.dashgrn.probe;

import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.StringFilter;

/** One field of every kind; golden/settings.xml is what KNIME wrote for it. */
public final class ProbeParameters implements NodeParameters {

    /** A choice. */
    public enum Strategy {
        @Label("DASH")
        DASH, @Label("Magnitude")
        MAGNITUDE, @Label("Post hoc")
        POST_HOC
    }

    /** A group. */
    public static final class Schedule implements WidgetGroup, Persistable {

        @Widget(title = "First round at epoch", description = "d")
        public int m_firstEpoch = 3;

        @Widget(title = "First share", description = "d")
        double m_firstShare = 0.7;
    }

    /** An element of an array. */
    public static final class Bound implements NodeParameters {

        @Widget(title = "Gene", description = "d")
        public String m_gene = "TP53";

        @Widget(title = "Level", description = "d")
        public double m_level = 0.5;

        Bound() {
        }

        Bound(final String gene, final double level) {
            m_gene = gene;
            m_level = level;
        }
    }

    @Widget(title = "Integer", description = "d")
    public int m_hiddenUnits = 40;

    @Widget(title = "Long", description = "d")
    long m_seed = 12345678901L;

    @Widget(title = "Double", description = "d")
    double m_learningRate = 1e-3;

    @Widget(title = "Float", description = "d")
    float m_floatValue = 0.25f;

    @Widget(title = "Boolean", description = "d")
    boolean m_normalise = true;

    @Widget(title = "String", description = "d")
    String m_text = "a & <b> \u00e9";

    @Widget(title = "Null string", description = "d")
    String m_nullText;

    @Widget(title = "Without prefix", description = "d")
    String plainName = "plain";

    @Widget(title = "Enum", description = "d")
    public Strategy m_strategy = Strategy.POST_HOC;

    @Widget(title = "Optional empty", description = "d")
    public Optional<Integer> m_optionalEmpty = Optional.empty();

    @Widget(title = "Optional set", description = "d")
    public Optional<Double> m_optionalSet = Optional.of(0.05);

    @Widget(title = "Optional text", description = "d")
    Optional<String> m_optionalText = Optional.of("x");

    @Widget(title = "Strings", description = "d")
    public String[] m_names = {"A", "B"};

    public Schedule m_schedule = new Schedule();

    @Widget(title = "Array", description = "d")
    public Bound[] m_bounds = {new Bound(), new Bound("MYC", 0.0)};

    @Widget(title = "Column filter", description = "d")
    public ColumnFilter m_genes = new ColumnFilter();

    @Widget(title = "String filter", description = "d")
    StringFilter m_strings = new StringFilter();

    @Persist(configKey = "own_key")
    @Widget(title = "Own key", description = "d")
    int m_ownKey = 7;

    int m_notShown = 9;

    @FileReaderWidget(fileExtensions = {"csv", "tsv"})
    @Widget(title = "File", description = "d")
    FileSelection m_file = new FileSelection();

    @Widget(title = "File set", description = "d")
    FileSelection m_fileSet = new FileSelection(new FSLocation(FSCategory.LOCAL, "/data/in.csv"));

    @Widget(title = "File relative", description = "d")
    public FileSelection m_fileRelative =
        new FileSelection(new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", "in.csv"));

    ProbeParameters() {
    }

    ProbeParameters(final NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(spec -> m_genes = new ColumnFilter(spec.getColumnNames()));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_hiddenUnits < 1) {
            throw new InvalidSettingsException("hidden units must be positive, not " + m_hiddenUnits);
        }
    }
}
