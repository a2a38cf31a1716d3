package org.knime.node.parameters.widget.choices.util;

/** Names an input table. */
public interface InputTableIndexHolder {

    /** @return the index of the input whose columns are meant: the first one unless overridden */
    default int getInputTableIndex() {
        return 0;
    }
}
