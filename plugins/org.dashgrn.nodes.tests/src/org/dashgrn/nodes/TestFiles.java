package org.dashgrn.nodes;

import java.nio.file.Path;
import org.knime.core.node.NodeSettings;

/** Chooses files in settings, as KNIME writes a file chooser. */
public final class TestFiles {

    private TestFiles() {
    }

    /**
     * @param settings of a reader node
     * @param option key of the option
     * @param file the file to choose
     */
    public static void set(final NodeSettings settings, final String option, final Path file) {
        final NodeSettings path = (NodeSettings)settings.addNodeSettings(option).addNodeSettings("location")
            .addNodeSettings("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", file.toAbsolutePath().toString());
    }
}
