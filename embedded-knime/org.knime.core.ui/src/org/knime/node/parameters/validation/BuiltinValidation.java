package org.knime.node.parameters.validation;

/** A check of what is typed into a dialog. */
public interface BuiltinValidation {

    /** @return what the dialog says if the input is not valid */
    String getErrorMessage();

    Object getParameters();
}
