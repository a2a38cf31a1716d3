package org.dashgrn.headless;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;

/** A source for tests: rows of made-up values, or the first line of a file; it can fail in every way. */
public final class CountNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"gene", "value"}, new DataType[]{StringCell.TYPE, DoubleCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create().name("Count").icon("./x.png").shortDescription("Counts.")
        .fullDescription("Counts.").sinceVersion(5, 8, 0)
        .ports(p -> p.addOutputTable("Rows", "Rows.").addOutputTable("Single row", "One row."))
        .model(m -> m.parametersClass(Settings.class).configure(CountNodeFactory::configure)
            .execute(CountNodeFactory::execute));

    public CountNodeFactory() {
        super(NODE);
    }

    enum Mode { COUNT, FAIL, DEFECT, ENDLESS, REFUSE, NO_MEMORY }

    static final class Inner implements WidgetGroup, Persistable {
        @Widget(title = "s", description = "d") double m_share = 0.5;
    }

    static final class Settings implements NodeParameters {
        @Widget(title = "r", description = "d") int m_rows = 3;
        @Widget(title = "s", description = "d") long m_seed = 1;
        @Widget(title = "b", description = "d") boolean m_warn = false;
        @Widget(title = "m", description = "d") Mode m_mode = Mode.COUNT;
        @Widget(title = "o", description = "d") Optional<Double> m_scale = Optional.empty();
        @Widget(title = "n", description = "d") String[] m_genes = {"A", "B"};
        @Widget(title = "f", description = "d") FileSelection m_file = new FileSelection();
        Inner m_inner = new Inner();

        @Override
        public void validate() throws InvalidSettingsException {
            if (m_rows < 0) {
                throw new InvalidSettingsException("rows must not be negative, but are " + m_rows);
            }
        }
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final Settings settings = in.getParameters();
        if (settings.m_mode == Mode.REFUSE) {
            throw new InvalidSettingsException("mode REFUSE is never right");
        }
        out.setOutSpecs(SPEC, SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final Settings settings = in.getParameters();
        switch (settings.m_mode) {
            case FAIL -> throw new KNIMEException("gene TP53 is missing");
            case DEFECT -> throw new IllegalStateException("defect");
            case NO_MEMORY -> throw new OutOfMemoryError("test");
            case ENDLESS -> {
                while (true) {
                    in.getExecutionContext().setProgress(0.5, "epoch 1/2");
                    in.getExecutionContext().checkCanceled();
                }
            }
            default -> { }
        }
        final String[] genes = settings.m_file.getFSLocation().getPath().isEmpty() ? settings.m_genes
            : new String[]{firstLine(settings.m_file)};
        final BufferedDataContainer rows = in.getExecutionContext().createDataContainer(SPEC);
        final BufferedDataContainer one = in.getExecutionContext().createDataContainer(SPEC);
        one.addRowToTable(new DefaultRow("only", new StringCell("a,\"b\"\n"), DataType.getMissingCell()));
        for (int i = 0; i < settings.m_rows; i++) {
            rows.addRowToTable(new DefaultRow("Row" + i, new StringCell(genes[i % genes.length]),
                new DoubleCell(settings.m_scale.orElse(1.0) * (i + settings.m_inner.m_share))));
        }
        rows.close();
        one.close();
        out.setOutData(rows.getTable(), one.getTable());
        if (settings.m_warn) {
            out.setWarningMessage("counted on the fingers");
        }
    }

    private static String firstLine(final FileSelection file) throws KNIMEException {
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), file.getFSLocation());
                FSPathProvider provider = factory.create(file.getFSLocation());
                BufferedReader reader = Files.newBufferedReader(provider.getPath())) {
            return reader.readLine();
        } catch (IOException e) {
            throw new KNIMEException("cannot read " + file.getFSLocation().getPath() + ": " + e, e);
        }
    }
}
