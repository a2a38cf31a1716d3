package org.dashgrn.embedded.declared;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Inside;
import org.knime.node.parameters.layout.Layout;

/**
 * Checks the parts of a dialog that parameters name. KNIME arranges them when it creates the node's factory; if it
 * cannot, the node does not exist: parts must hang together, and their order must not be circular.
 */
final class Layouts {

    private Layouts() {
    }

    /** @throws IllegalStateException if KNIME could not arrange the dialog */
    static void check(final Class<?> parameters) {
        final Set<Class<?>> named = new LinkedHashSet<>();
        collectNamed(parameters, named);
        if (named.isEmpty()) {
            return;
        }
        final Set<Class<?>> parts = connected(named, parameters);
        parts.forEach(Layouts::checkNeighbours);
        checkOrder(parts);
    }

    private static void collectNamed(final Class<?> type, final Set<Class<?>> named) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                final Layout layout = field.getAnnotation(Layout.class);
                if (layout != null) {
                    named.add(layout.value());
                } else if (WidgetGroup.class.isAssignableFrom(field.getType())) {
                    collectNamed(field.getType(), named);
                }
            }
        }
    }

    /** @return all parts that can be reached from the named ones by the enclosing class and by annotations */
    private static Set<Class<?>> connected(final Set<Class<?>> named, final Class<?> parameters) {
        final Set<Class<?>> all = new LinkedHashSet<>();
        Set<Class<?>> first = null;
        for (Class<?> start : named) {
            final Set<Class<?>> reached = reach(start);
            if (first != null && reached.stream().noneMatch(all::contains)) {
                throw new IllegalStateException("The dialog of " + parameters.getName() + " has parts that do not hang"
                    + " together: " + names(first) + " and " + names(reached)
                    + ". Declare them inside one class, or place them with @After, @Before or @Inside.");
            }
            first = first == null ? reached : first;
            all.addAll(reached);
        }
        return all;
    }

    private static Set<Class<?>> reach(final Class<?> start) {
        final Set<Class<?>> reached = new LinkedHashSet<>();
        final Deque<Class<?>> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            final Class<?> part = next.pop();
            if (reached.add(part)) {
                neighbours(part).forEach(next::push);
                if (part.getEnclosingClass() != null) {
                    next.push(part.getEnclosingClass());
                }
            }
        }
        return reached;
    }

    private static void checkNeighbours(final Class<?> part) {
        neighbours(part).forEach(other -> {
            if (part.isNestmateOf(other) && part.getEnclosingClass() != other.getEnclosingClass()) {
                throw new IllegalStateException("Part " + part.getSimpleName() + " of a dialog is placed by "
                    + other.getSimpleName() + ", which is declared in the same class but not beside it: declare the two"
                    + " side by side.");
            }
        });
    }

    /** Takes away parts that come after none of those left, until none is left. */
    private static void checkOrder(final Set<Class<?>> parts) {
        final Set<Class<?>> left = new HashSet<>(parts);
        while (!left.isEmpty()) {
            final List<Class<?>> first = left.stream().filter(part -> left.stream().noneMatch(o -> comes(o, part)))
                .toList();
            if (first.isEmpty()) {
                throw new IllegalStateException("The order of parts of a dialog is circular: " + names(left) + ".");
            }
            left.removeAll(first);
        }
    }

    /** @return whether one part comes directly before the other */
    private static boolean comes(final Class<?> one, final Class<?> other) {
        return after(other).anyMatch(one::equals) || before(one).anyMatch(other::equals);
    }

    private static Stream<Class<?>> neighbours(final Class<?> part) {
        return Stream.concat(Stream.concat(after(part), before(part)),
            Arrays.stream(part.getAnnotationsByType(Inside.class)).map(Inside::value));
    }

    private static Stream<Class<?>> after(final Class<?> part) {
        return Arrays.stream(part.getAnnotationsByType(After.class)).map(After::value);
    }

    private static Stream<Class<?>> before(final Class<?> part) {
        return Arrays.stream(part.getAnnotationsByType(Before.class)).map(Before::value);
    }

    private static List<String> names(final Set<Class<?>> classes) {
        return classes.stream().map(Class::getSimpleName).sorted().toList();
    }
}
