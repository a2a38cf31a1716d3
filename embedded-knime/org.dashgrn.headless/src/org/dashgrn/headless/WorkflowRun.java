package org.dashgrn.headless;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;

/** Runs a workflow: everything is checked and configured before anything is executed. */
final class WorkflowRun {

    private final List<RunnableNode> m_order;

    /** Takes the results of each node as soon as it was executed. */
    interface Sink {
        void executed(RunnableNode node, PortObject[] outputs, Optional<String> warning, long nanos)
            throws java.io.IOException, CanceledExecutionException;
    }

    private WorkflowRun(final List<RunnableNode> order) {
        m_order = order;
    }

    /**
     * Creates the nodes, loads their settings, joins and configures them.
     *
     * @param overrides options to set before, each "node/option=value"
     * @param checkpoints in which every node that can save itself gets a folder of its own; null if none is to
     * @throws NotRunnableException with all that is wrong
     */
    static WorkflowRun prepare(final Workflow workflow, final NodeFactories factories, final List<String> overrides,
        final Path checkpoints) throws NotRunnableException {
        final List<RunnableNode> order = create(workflow.inOrder(), factories);
        final Map<Integer, RunnableNode> byId = new HashMap<>();
        order.forEach(n -> byId.put(n.node().id(), n));
        final List<String> problems = new ArrayList<>();
        for (RunnableNode node : order) {
            if (checkpoints != null) {
                collect(problems, () -> node.saveIn(checkpoints));
            }
        }
        override(workflow, overrides, byId);
        for (RunnableNode node : order) {
            collect(problems, node::loadSettings);
        }
        connect(workflow, byId, problems);
        NotRunnableException.throwIfAny(problems);
        final WorkflowRun run = new WorkflowRun(order);
        run.configure();
        return run;
    }

    /** The nodes in the order of their execution, created but neither joined nor configured. */
    static List<RunnableNode> create(final List<WorkflowNode> nodes, final NodeFactories factories)
        throws NotRunnableException {
        final List<RunnableNode> created = new ArrayList<>();
        final List<String> problems = new ArrayList<>();
        for (WorkflowNode node : nodes) {
            collect(problems, () -> created.add(RunnableNode.create(node, factories)));
        }
        NotRunnableException.throwIfAny(problems);
        return created;
    }

    private interface Check {
        void run() throws NotRunnableException;
    }

    private static void collect(final List<String> problems, final Check check) {
        try {
            check.run();
        } catch (NotRunnableException e) {
            problems.add(e.getMessage());
        }
    }

    private static void override(final Workflow workflow, final List<String> overrides,
        final Map<Integer, RunnableNode> byId) throws NotRunnableException {
        for (String text : overrides) {
            final SettingOverride override = SettingOverride.parse(text, workflow.nodes());
            for (WorkflowNode target : override.targets(workflow.nodes())) {
                try {
                    byId.get(target.id()).set(override.option(), override.value());
                } catch (InvalidSettingsException e) {
                    throw new NotRunnableException("--set " + override + ": " + target.title()
                        + (e.getMessage().startsWith("has ") ? " " : ": ") + e.getMessage(), e);
                }
            }
        }
    }

    private static void connect(final Workflow workflow, final Map<Integer, RunnableNode> byId,
        final List<String> problems) {
        for (Connection c : workflow.connections()) {
            if (!c.isOrderOnly()) {
                byId.get(c.dest()).connect(c.destPort() - 1,
                    new RunnableNode.Source(byId.get(c.source()), c.sourcePort() - 1), problems);
            }
        }
        byId.values().forEach(n -> n.checkConnected(problems));
    }

    /** Specs flow downstream as far as they are known before anything is executed. */
    private void configure() throws NotRunnableException {
        final List<String> problems = new ArrayList<>();
        for (RunnableNode node : m_order) {
            try {
                node.configureIfPossible();
            } catch (InvalidSettingsException e) {
                problems.add(node.title() + ": " + e.getMessage());
            }
        }
        NotRunnableException.throwIfAny(problems);
    }

    List<RunnableNode> nodes() {
        return m_order;
    }

    /**
     * Executes all nodes in order.
     *
     * @throws WorkflowFailedException if one of them fails
     * @throws CanceledExecutionException if it was cancelled
     */
    void execute(final ProgressDisplay display, final Cancellation cancellation, final Sink sink)
        throws WorkflowFailedException, CanceledExecutionException {
        for (int i = 0; i < m_order.size(); i++) {
            final RunnableNode node = m_order.get(i);
            final NodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
            cancellation.watch(monitor);
            display.begin("[" + (i + 1) + "/" + m_order.size() + "] " + progressTitle(node.node()), monitor);
            final long start = System.nanoTime();
            try {
                node.configureIfPossible(); // with what is now known for sure
                final PortObject[] outputs = node.embedded().execute(node.inputs(), monitor);
                node.executed(outputs);
                final Optional<String> warning = node.embedded().warning();
                sink.executed(node, outputs, warning, System.nanoTime() - start);
                display.end(warning.orElse(null));
            } catch (CanceledExecutionException | CancellationException e) {
                throw (CanceledExecutionException)new CanceledExecutionException(e.getMessage()).initCause(e);
            } catch (OutOfMemoryError e) {
                throw new WorkflowFailedException(node.title() + " needs more memory than the "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB there are. Allow more, e.g. DASH_XMX=12g.", e);
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                throw new WorkflowFailedException(node.title() + " failed: " + reason(e), e);
            }
        }
    }

    private static String progressTitle(final WorkflowNode node) {
        return node.label().equals(node.name()) ? node.name() : node.name() + " (" + node.label() + ")";
    }

    /** What nodes throw on purpose has a message for the user; anything else is a defect, and says so. */
    private static String reason(final Throwable e) {
        if (e instanceof KNIMEException failure) {
            final Message message = failure.getKNIMEMessage();
            return (message.getSummary() + " " + String.join(" ", message.getResolutions())).strip();
        }
        final String type = e.getClass().getName();
        final boolean meant = type.startsWith("org.knime.") || type.startsWith("org.dashgrn.")
            || e instanceof java.io.IOException;
        return meant && e.getMessage() != null ? e.getMessage()
            : e + " (unexpected; --stacktrace shows where)";
    }
}
