package org.dashgrn.embedded.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;

/** The location of a file. */
record LocationKind() implements FieldKind {

    private static final String PRESENT = "location_present";

    private static final String CATEGORY = "file_system_type";

    private static final String SPECIFIER = "file_system_specifier";

    private static final String PATH = "path";

    @Override
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        final FSLocation location = (FSLocation)value;
        final NodeSettingsWO group = settings.addNodeSettings(key);
        group.addBoolean(PRESENT, location != null);
        if (location != null) {
            group.addString(CATEGORY, location.getFileSystemCategory());
            location.getFileSystemSpecifier().ifPresent(specifier -> group.addString(SPECIFIER, specifier));
            group.addString(PATH, location.getPath());
        }
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        save(new FSLocation(FSCategory.LOCAL, ""), settings, key);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        final NodeSettingsRO group = settings.getNodeSettings(key);
        if (!group.getBoolean(PRESENT)) {
            return null;
        }
        return new FSLocation(group.getString(CATEGORY), group.getString(SPECIFIER, null), group.getString(PATH));
    }
}
