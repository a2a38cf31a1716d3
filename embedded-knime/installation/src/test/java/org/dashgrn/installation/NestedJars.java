package org.dashgrn.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The jars inside a bundle of the update site. */
record NestedJars(Map<String, List<String>> entries) {

    private static final String FOLDER = "lib/";

    /** @param bundle symbolic name of a bundle of which the site has one version */
    static NestedJars of(final String bundle) throws IOException {
        final Map<String, List<String>> jars = new LinkedHashMap<>();
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(Installation.updateSite().resolve("plugins"), bundle + "_*.jar")) {
            for (Path file : files) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : (Iterable<ZipEntry>)zip.stream().map(ZipEntry.class::cast)::iterator) {
                        if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".jar")) {
                            try (InputStream in = zip.getInputStream(entry)) {
                                jars.put(entry.getName().substring(FOLDER.length()), names(in));
                            }
                        }
                    }
                }
            }
        }
        return new NestedJars(jars);
    }

    private static List<String> names(final InputStream in) throws IOException {
        final List<String> names = new ArrayList<>();
        final ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    /** @return what is in the jars whose names begin so */
    List<String> entries(final String prefix) {
        return entries.entrySet().stream().filter(jar -> jar.getKey().startsWith(prefix))
            .flatMap(jar -> jar.getValue().stream()).toList();
    }
}
