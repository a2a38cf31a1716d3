package org.knime.core.node.workflow;

import java.awt.BorderLayout;
import java.util.Objects;
import javax.swing.JComponent;
import javax.swing.JTextArea;
import org.knime.core.node.ModelContentRO;

/** Shows the entries of a model. KNIME draws them as a tree; here they are its text. */
public final class ModelContentOutPortView extends JComponent {

    private static final long serialVersionUID = 1;

    public ModelContentOutPortView(final ModelContentRO predParams) {
        setLayout(new BorderLayout());
        add(new JTextArea(Objects.toString(predParams)));
    }

    /** Nothing to release. */
    public void dispose() {
        removeAll();
    }
}
