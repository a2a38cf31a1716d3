package org.knime.core.data.container;

import org.knime.core.data.RowKey;

/** Thrown when two rows of a table have the same key. */
final class DuplicateKeyException extends DataContainerException {

    private static final long serialVersionUID = 1L;

    DuplicateKeyException(final RowKey key) {
        super("Found duplicate row ID \"" + key + "\".");
    }
}
