package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told when the execution of a node advances. */
public interface NodeProgressListener extends EventListener {

    void progressChanged(NodeProgressEvent pe);
}
