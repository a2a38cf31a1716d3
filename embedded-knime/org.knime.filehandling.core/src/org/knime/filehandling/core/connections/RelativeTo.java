package org.knime.filehandling.core.connections;

import java.util.Arrays;

/** What a path of category {@link FSCategory#RELATIVE} is relative to. */
public enum RelativeTo {

    MOUNTPOINT("knime.mountpoint", "Current mountpoint"),
    SPACE("knime.space", "Current space"),
    WORKFLOW("knime.workflow", "Current workflow"),
    WORKFLOW_DATA("knime.workflow.data", "Current workflow data area");

    private final String m_settingsValue;

    private final String m_label;

    RelativeTo(final String settingsValue, final String label) {
        m_settingsValue = settingsValue;
        m_label = label;
    }

    public String getSettingsValue() {
        return m_settingsValue;
    }

    public String getLabel() {
        return m_label;
    }

    /** @throws IllegalArgumentException if there is no such value */
    public static RelativeTo fromSettingsValue(final String string) {
        return Arrays.stream(values()).filter(v -> v.m_settingsValue.equals(string)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("A path can be relative to "
                + Arrays.stream(values()).map(RelativeTo::getSettingsValue).toList() + ", not to \"" + string + "\"."));
    }

    @Override
    public String toString() {
        return m_label;
    }
}
