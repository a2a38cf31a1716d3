package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/** NOTICE lists what is nested in the shipped bundles: every jar, and no other. */
public class NoticeTest {

    private static final String HOST = "org.dashgrn.nd4j";

    /** The names before a version number. */
    private static final Pattern JARS = Pattern.compile("((?:[a-z][a-z0-9-]*, )*[a-z][a-z0-9-]*) (\\d\\S*?)(?:,| |$)");

    private static List<String> section(final String title) throws IOException {
        final List<String> lines = Files.readAllLines(Installation.root().resolve("NOTICE"));
        final int first = lines.indexOf(lines.stream().filter(line -> line.startsWith(title)).findFirst().orElseThrow());
        return lines.subList(first + 1, lines.size()).stream().takeWhile(line -> !line.isBlank()).toList();
    }

    private static Set<String> listed(final String title) throws IOException {
        final Set<String> jars = new TreeSet<>();
        for (String line : section(title)) {
            final Matcher matcher = JARS.matcher(line.startsWith(" ") ? "" : line.replaceFirst("   .*", ""));
            while (matcher.find()) {
                jars.addAll(List.of(matcher.group(1).split(", ")));
            }
        }
        return jars;
    }

    private static Set<String> nested(final String bundle, final String suffix) throws IOException {
        return NestedJars.of(bundle).entries().keySet().stream()
            .map(jar -> jar.substring(0, jar.length() - ".jar".length()).replaceFirst(suffix, ""))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    public void listsTheNestedJars() throws Exception {
        final Set<String> nested = nested(HOST, "");
        assertFalse(nested.isEmpty());
        assertEquals(nested, listed("Nested in the bundle " + HOST));
    }

    @Test
    public void listsTheNestedJarsOfEveryFragment() throws Exception {
        final Set<String> fragments = new TreeSet<>();
        try (Stream<Path> files = Files.list(Installation.updateSite().resolve("plugins"))) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(HOST + "."))
                .forEach(name -> fragments.add(name.replaceFirst("_\\d+\\.\\d+\\.\\d+.*", "")));
        }
        assertFalse(fragments.isEmpty());
        for (String fragment : fragments) {
            assertEquals(fragment, nested(fragment, "-(linux|windows|macosx)-(x86_64|arm64)$"),
                listed("Nested in its fragments"));
        }
    }

    /** Bundles of others are shipped as they are, each with a line of its own. */
    @Test
    public void listsTheBundlesOfOthers() throws Exception {
        final String notice = Files.readString(Installation.root().resolve("NOTICE"));
        try (Stream<Path> files = Files.list(Installation.updateSite().resolve("plugins"))) {
            for (String name : files.map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith("org.dashgrn.")).toList()) {
                final String bundle = name.replaceFirst("_\\d.*", "");
                final String words = switch (bundle) {
                    case "org.apache.commons.math3" -> "Apache Commons Math";
                    case "org.apache.commons.commons-csv" -> "Apache Commons CSV";
                    default -> bundle;
                };
                final String version = name.substring(name.indexOf('_') + 1, name.length() - ".jar".length());
                assertTrue(words + " " + version, notice.contains(words + " " + version.replaceFirst("\\.0$", "")));
            }
        }
    }
}
