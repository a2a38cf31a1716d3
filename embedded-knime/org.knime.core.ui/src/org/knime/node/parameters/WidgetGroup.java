package org.knime.node.parameters;

/** Marks a class whose fields are shown in a dialog. */
public interface WidgetGroup {
}
