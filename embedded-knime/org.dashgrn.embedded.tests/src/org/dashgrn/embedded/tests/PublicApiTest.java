package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.Platform;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Everything that the stand-in offers under KNIME's names is part of KNIME's public API. */
public class PublicApiTest {

    private static final List<String> BUNDLES =
        List.of("org.knime.core", "org.knime.core.ui", "org.knime.filehandling.core");

    private static final int SURFACE = Modifier.PUBLIC | Modifier.PROTECTED;

    /** Each class or member, with the words that the list has after it. */
    private final Map<String, List<String>> m_api = new HashMap<>();

    private final Set<String> m_differences = new TreeSet<>();

    private int m_members;

    @Before
    public void readList() throws IOException {
        for (String line : Files.readAllLines(SharedFiles.require("knime-api/knime-public-api.txt"))) {
            final List<String> words = List.of(line.split(" "));
            final String key = words.get(0).equals("FIELD") ? words.get(1) + " " + words.get(2) : words.get(1);
            m_api.put(key, words.subList(2, words.size()));
        }
    }

    private static List<Class<?>> classes() throws ClassNotFoundException {
        final List<Class<?>> classes = new ArrayList<>();
        for (String name : BUNDLES) {
            final Bundle bundle = Platform.getBundle(name);
            for (String file : bundle.adapt(BundleWiring.class).listResources("org/knime", "*.class",
                BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
                classes.add(bundle.loadClass(file.replace(".class", "").replace('/', '.')));
            }
        }
        return classes;
    }

    @Test
    public void everyClassAndMemberIsListedAsItIs() throws Exception {
        for (Class<?> type : classes()) {
            if (isSurface(type)) {
                check(type);
            }
        }
        assertEquals(Set.of(), m_differences);
        assertTrue("only " + m_members + " members were compared", m_members > 500);
    }

    private static boolean isSurface(final Class<?> type) {
        return !type.isAnonymousClass() && !type.isLocalClass() && (type.getModifiers() & SURFACE) != 0
            && (type.getEnclosingClass() == null || isSurface(type.getEnclosingClass()));
    }

    private static String slashed(final Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private void check(final Class<?> type) {
        final String name = slashed(type);
        compare(name, type.getModifiers(), "final", "abstract", "static");
        final Set<String> ancestors = new HashSet<>();
        collectAncestors(name, ancestors);
        for (Class<?> parent : type.getInterfaces()) {
            isAncestor(type, parent, ancestors);
        }
        if (type.getSuperclass() != null) {
            isAncestor(type, type.getSuperclass(), ancestors);
        }
        for (Method m : type.getDeclaredMethods()) {
            check(m, name + "." + m.getName()
                + MethodType.methodType(m.getReturnType(), m.getParameterTypes()).descriptorString());
        }
        for (Constructor<?> c : type.getDeclaredConstructors()) {
            check(c, name + ".<init>" + MethodType.methodType(void.class, c.getParameterTypes()).descriptorString());
        }
        for (Field f : type.getDeclaredFields()) {
            check(f, name + "." + f.getName() + " " + f.getType().descriptorString());
        }
    }

    private void check(final Member member, final String key) {
        if ((member.getModifiers() & SURFACE) != 0 && !member.isSynthetic()) {
            m_members++;
            compare(key, member.getModifiers(), "public", "protected", "static", "final", "abstract");
        }
    }

    private void compare(final String key, final int modifiers, final String... words) {
        final List<String> listed = m_api.get(key);
        if (listed == null) {
            m_differences.add(key + " is not listed");
            return;
        }
        final List<String> ours = List.of(Modifier.toString(modifiers).split(" "));
        for (String word : words) {
            if (ours.contains(word) != listed.contains(word)) {
                m_differences.add(key + (listed.contains(word) ? " should be " : " should not be ") + word);
            }
        }
    }

    private void collectAncestors(final String name, final Set<String> ancestors) {
        final List<String> listed = m_api.get(name);
        if (!ancestors.add(name) || listed == null) {
            return;
        }
        for (int i = 0; i + 1 < listed.size(); i++) {
            if (listed.get(i).equals("extends") || listed.get(i).equals("implements")) {
                for (String parent : listed.get(i + 1).split(",")) {
                    collectAncestors(parent, ancestors);
                }
            }
        }
    }

    private void isAncestor(final Class<?> type, final Class<?> parent, final Set<String> ancestors) {
        // a parent that nobody outside can see is not part of the surface
        if (isSurface(parent) && !ancestors.contains(slashed(parent))) {
            m_differences.add(slashed(type) + " should not be a " + slashed(parent));
        }
    }
}
