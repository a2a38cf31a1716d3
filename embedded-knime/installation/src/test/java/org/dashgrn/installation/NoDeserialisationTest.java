package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.Test;

/** None of our classes makes objects, or code, out of bytes: what a file holds can never become more than data. */
public class NoDeserialisationTest {

    /** Names that a class has in its constants if it uses them. */
    private static final List<String> FORBIDDEN = List.of("java/io/ObjectInputStream", "java/io/ObjectInput",
        "java/beans/XMLDecoder", "javax/script/", "java/rmi/", "java/net/URLClassLoader", "defineClass");

    private final List<String> m_found = new ArrayList<>();

    private int m_classes;

    @Test
    public void noClassDeserialises() throws IOException {
        for (String bundle : List.of("org.dashgrn.engine_", "org.dashgrn.nodes_", "org.dashgrn.headless_",
            "org.dashgrn.sweep_", "org.knime.core_", "org.knime.core.ui_", "org.knime.filehandling.core_")) {
            final List<Path> plugins = Installation.plugins(bundle);
            assertEquals(bundle, 1, plugins.size());
            if (Files.isDirectory(plugins.get(0))) {
                readFolder(plugins.get(0));
            } else {
                readJar(plugins.get(0));
            }
        }
        assertTrue(m_classes + " classes", m_classes > 500);
        assertEquals(List.of(), m_found);
    }

    /** It would find one, if there were one. */
    @Test
    public void theSearchFindsWhatItLooksFor() throws IOException {
        check("x", "java/io/ObjectInputStream".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, m_found.stream().filter(found -> found.endsWith("java/io/ObjectInputStream")).count());
    }

    private void readFolder(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>)files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                check(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private void readJar(final Path jar) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    check(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private void check(final String name, final byte[] bytes) {
        m_classes++;
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        FORBIDDEN.stream().filter(text::contains).forEach(use -> m_found.add(name + " uses " + use));
    }
}
