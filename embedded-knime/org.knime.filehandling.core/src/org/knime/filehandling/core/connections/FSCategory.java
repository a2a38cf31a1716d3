package org.knime.filehandling.core.connections;

/** Where a file is looked for. */
public enum FSCategory {

    /** This machine. */
    LOCAL("Local File System"),
    MOUNTPOINT("Mountpoint"),
    HUB_SPACE("Hub Space"),
    /** The workflow, or its data area. */
    RELATIVE("Relative to"),
    CUSTOM_URL("Custom/KNIME URL"),
    CONNECTED("Connected file system");

    private final String m_label;

    FSCategory(final String label) {
        m_label = label;
    }

    public String getLabel() {
        return m_label;
    }
}
