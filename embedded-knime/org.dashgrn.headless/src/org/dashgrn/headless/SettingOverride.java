package org.dashgrn.headless;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One {@code --set "node/option=value"}.
 *
 * @param node whom it is for: a name, "name (#3)", "name#3", "#3", or "*name" for all of that name
 * @param option which of its options
 * @param value as text
 */
record SettingOverride(String node, String option, String value) {

    private static final Pattern ID = Pattern.compile("(.*?)\\s*(?:\\(#(\\d+)\\)|#(\\d+))");

    /**
     * @param text as on the command line
     * @param nodes the nodes there are: names may contain a slash
     * @throws NotRunnableException if it has another form
     */
    static SettingOverride parse(final String text, final List<WorkflowNode> nodes) throws NotRunnableException {
        final int equals = text.indexOf('=');
        final int first = text.indexOf('/');
        if (equals < 0 || first <= 0 || first > equals - 2) {
            throw new NotRunnableException("--set \"" + text + "\" is not of the form \"node/option=value\".");
        }
        final String value = text.substring(equals + 1);
        for (int slash = first; slash > 0 && slash < equals - 1; slash = text.indexOf('/', slash + 1)) {
            final var candidate = new SettingOverride(text.substring(0, slash), text.substring(slash + 1, equals),
                value);
            if (!candidate.matches(nodes).isEmpty()) {
                return candidate;
            }
        }
        return new SettingOverride(text.substring(0, first), text.substring(first + 1, equals), value);
    }

    /**
     * @return the nodes it is for, at least one
     * @throws NotRunnableException if there is none, or if it does not say which of several
     */
    List<WorkflowNode> targets(final List<WorkflowNode> nodes) throws NotRunnableException {
        final List<WorkflowNode> targets = matches(nodes);
        if (targets.isEmpty()) {
            throw new NotRunnableException("--set " + this + ": the workflow has no node \"" + node
                + "\"; it has " + titles(nodes) + ".");
        }
        if (targets.size() > 1 && !node.startsWith("*")) {
            throw new NotRunnableException("--set " + this + ": several nodes are called \"" + node + "\": "
                + titles(targets) + ". Choose one with \"" + node + "#" + targets.get(0).id()
                + "/…\", or all of them with \"*" + node + "/…\".");
        }
        return targets;
    }

    private List<WorkflowNode> matches(final List<WorkflowNode> nodes) {
        if (node.startsWith("*")) {
            return named(nodes, node.substring(1).strip());
        }
        final List<WorkflowNode> named = named(nodes, node);
        final Matcher id = ID.matcher(node);
        if (!named.isEmpty() || !id.matches()) {
            return named;
        }
        final String number = id.group(2) != null ? id.group(2) : id.group(3);
        return nodes.stream().filter(n -> Integer.toString(n.id()).equals(number)
            && (id.group(1).isEmpty() || hasName(n, id.group(1)))).toList();
    }

    private static List<WorkflowNode> named(final List<WorkflowNode> nodes, final String name) {
        return nodes.stream().filter(n -> hasName(n, name)).toList();
    }

    private static boolean hasName(final WorkflowNode node, final String name) {
        return node.name().equals(name) || node.label().equals(name);
    }

    private static String titles(final List<WorkflowNode> nodes) {
        return nodes.stream().map(WorkflowNode::title).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "\"" + node + "/" + option + "=" + value + "\"";
    }
}
