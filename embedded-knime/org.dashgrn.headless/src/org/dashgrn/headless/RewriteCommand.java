package org.dashgrn.headless;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.dashgrn.embedded.EmbeddedWorkflow;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** For authors of workflows: completes every settings.xml, as if KNIME had saved the workflow. */
@Command(name = "rewrite",
    description = {"Completes the settings.xml of every node of a workflow folder, as KNIME would save them: options that "
        + "are not there get their defaults. The nodes are reset."})
final class RewriteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORKFLOW", description = "Folder of a KNIME workflow.")
    private Path m_workflow;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(m_workflow)) {
            throw new NotRunnableException(m_workflow + " is not a folder.");
        }
        final Path folder = m_workflow.toAbsolutePath().normalize();
        final Map<Path, byte[]> files = EmbeddedWorkflow.run(folder, () -> complete(folder));
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            replace(file.getKey(), file.getValue());
        }
        System.out.println(files.size() + " settings files completed in " + folder);
        return ExitCode.OK;
    }

    /** Everything is made before anything is replaced. */
    private static Map<Path, byte[]> complete(final Path folder)
        throws NotRunnableException, InvalidSettingsException, IOException {
        final Workflow workflow = WorkflowReader.read(folder.getFileName().toString(), folder);
        final NodeFactories factories = NodeFactories.installed();
        final Map<Path, byte[]> files = new LinkedHashMap<>();
        for (RunnableNode node : WorkflowRun.create(workflow.nodes(), factories)) {
            final NodeSettings settings = new CompleteSettings(node, factories).settings();
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            settings.saveToXML(out);
            files.put(node.node().file(), out.toByteArray());
        }
        return files;
    }

    private static void replace(final Path file, final byte[] content) throws IOException {
        final Path beside = Files.createTempFile(file.getParent(), ".settings", ".xml");
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
