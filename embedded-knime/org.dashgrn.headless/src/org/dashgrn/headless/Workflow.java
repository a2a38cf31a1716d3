package org.dashgrn.headless;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.knime.core.node.config.base.ConfigBase;

/**
 * A workflow as its folder describes it.
 *
 * @param name the name of the folder or of the .knwf file
 * @param folder where workflow.knime lies
 */
record Workflow(String name, Path folder, List<WorkflowNode> nodes, List<Connection> connections) {

    /**
     * @return the nodes such that each comes after those it depends on, else by id
     * @throws NotRunnableException if they depend on each other in a circle
     */
    List<WorkflowNode> inOrder() throws NotRunnableException {
        final Map<Integer, WorkflowNode> waiting = new TreeMap<>();
        nodes.forEach(n -> waiting.put(n.id(), n));
        final List<WorkflowNode> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            final WorkflowNode next = waiting.values().stream().filter(n -> predecessors(n.id()).stream()
                .noneMatch(waiting::containsKey)).findFirst().orElseThrow(() -> circle(waiting));
            order.add(waiting.remove(next.id()));
        }
        return order;
    }

    /** @return whether a node has a file in the workflow's data area */
    boolean readsData() {
        return nodes.stream().anyMatch(n -> mentionsData(n.model()));
    }

    private static boolean mentionsData(final ConfigBase settings) {
        return settings.keySet().stream().map(settings::getEntry).anyMatch(e -> e instanceof ConfigBase group
            ? mentionsData(group) : "knime.workflow.data".equals(e.toStringValue()));
    }

    private Set<Integer> predecessors(final int id) {
        return connections.stream().filter(c -> c.dest() == id).map(Connection::source)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever has no successor left is not part of the circle, only behind it. */
    private NotRunnableException circle(final Map<Integer, WorkflowNode> waiting) {
        while (waiting.keySet().removeIf(id -> connections.stream()
            .noneMatch(c -> c.source() == id && waiting.containsKey(c.dest())))) {
            // until only the circle is left
        }
        return new NotRunnableException("The connections of workflow \"" + name + "\" form a circle through "
            + waiting.values().stream().map(WorkflowNode::title).collect(Collectors.joining(", "))
            + ". Remove one of them.");
    }
}
