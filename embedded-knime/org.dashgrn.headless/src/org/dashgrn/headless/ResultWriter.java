package org.dashgrn.headless;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.dashgrn.embedded.EmbeddedView;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;

/**
 * Writes what each node gives: tables as CSV, other objects as the zip that KNIME would put into the workflow, its view
 * as a page.
 */
final class ResultWriter implements WorkflowRun.Sink {

    private static final String VIEW = "view.html";

    private static final Pattern NOT_FOR_FILE_NAMES = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ResultFolder m_folder;

    private final RunReport m_report;

    private final ScoreBoard m_scores;

    private final ReportPage m_page;

    private final boolean m_rowIds;

    ResultWriter(final ResultFolder folder, final RunReport report, final ScoreBoard scores, final ReportPage page,
        final boolean rowIds) {
        m_folder = folder;
        m_report = report;
        m_scores = scores;
        m_page = page;
        m_rowIds = rowIds;
    }

    @Override
    public void executed(final RunnableNode node, final PortObject[] outputs, final Optional<String> warning,
        final long nanos) throws IOException, CanceledExecutionException {
        final String folder = folderName(node.node());
        final Map<String, String> files = new LinkedHashMap<>();
        try {
            write(node, outputs, folder, files);
            writeView(node, folder);
        } catch (IOException e) {
            throw m_folder.unwritable(e);
        }
        m_report.executed(node, files, warning.orElse(null), nanos);
    }

    private void write(final RunnableNode node, final PortObject[] outputs, final String folder,
        final Map<String, String> files) throws IOException, CanceledExecutionException {
        for (int i = 0; i < outputs.length; i++) {
            final String port = node.embedded().outPortName(i);
            final boolean isTable = outputs[i] instanceof BufferedDataTable;
            String name = folder + "/" + fileName(port);
            if (files.containsValue(name + (isTable ? ".csv" : ".zip"))) {
                name += "-" + (i + 1);
            }
            if (outputs[i] instanceof BufferedDataTable table) {
                name += ".csv";
                TableCsv.write(table, m_folder.file(name), m_rowIds);
                if (port.equals(ScoreBoard.PORT)) {
                    score(node.node(), table);
                }
            } else {
                name += ".zip";
                write(outputs[i], m_folder.file(name));
            }
            files.put(files.containsKey(port) ? port + " (" + (i + 1) + ")" : port, name);
        }
    }

    private void writeView(final RunnableNode node, final String folder) throws IOException {
        final Optional<EmbeddedView> view = node.embedded().embeddedView();
        if (view.isPresent()) {
            final ViewPage page = ViewPage.of(view.get());
            final String name = folder + "/" + VIEW;
            Files.writeString(m_folder.file(name), page.html());
            m_page.add(node.node(), page, name);
        }
    }

    /** Its number in the workflow and what its author calls it, such as 08-dense-network. */
    static String folderName(final WorkflowNode node) {
        return String.format(Locale.ROOT, "%02d-%s", node.id(), fileName(node.label()));
    }

    static String fileName(final String text) {
        final String name = NOT_FOR_FILE_NAMES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-")
            .replaceAll("^-|-$", "");
        return name.isEmpty() ? "output" : name;
    }

    private void score(final WorkflowNode node, final BufferedDataTable table) {
        if (table.getDataTableSpec().getNumColumns() != 2
            || !table.getDataTableSpec().getColumnSpec(0).getType().isCompatible(StringValue.class)
            || !table.getDataTableSpec().getColumnSpec(1).getType().isCompatible(DoubleValue.class)) {
            return;
        }
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                m_scores.add(node, row.getCell(0).toString(),
                    row.getCell(1).isMissing() ? null : ((DoubleValue)row.getCell(1)).getDoubleValue());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void write(final PortObject object, final Path file)
        throws IOException, CanceledExecutionException {
        final var serializer = PortUtil.getPortObjectSerializer((Class<PortObject>)object.getClass());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(out)) {
            serializer.savePortObject(object, zip, new ExecutionMonitor());
        }
    }
}
