package org.knime.filehandling.core.connections;

import java.util.Optional;

/** A file system: its category, and which one of these. */
public interface FSLocationSpec {

    String getFileSystemCategory();

    Optional<String> getFileSystemSpecifier();

    default FSCategory getFSCategory() {
        return FSCategory.valueOf(getFileSystemCategory());
    }
}
