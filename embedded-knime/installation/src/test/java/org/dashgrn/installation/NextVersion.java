package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An update site with a later version of the extension: the bundles of nodes and engine and the feature with a higher
 * version number, published anew by p2. What has not changed, ND4J and its native code, is not on it.
 */
final class NextVersion {

    /** Higher than any qualifier that a build makes, which are times. */
    static final String VERSION = "1.1.0.next";

    private static final Pattern OURS = Pattern.compile("(org\\.dashgrn\\.(?:nodes|engine|feature))_(.+)\\.jar");

    private static final long SECONDS = 120;

    private final Map<String, String> m_before = new TreeMap<>();

    private NextVersion() throws IOException {
        for (String kind : List.of("features", "plugins")) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Installation.updateSite().resolve(kind))) {
                for (Path jar : jars) {
                    final Matcher ours = OURS.matcher(jar.getFileName().toString());
                    if (ours.matches()) {
                        m_before.put(ours.group(1), ours.group(2));
                    }
                }
            }
        }
        assertEquals("one version of each is on the site", 3, m_before.size());
    }

    /**
     * @param folder an empty folder
     * @return the repository, below it
     */
    static Path publish(final Path folder) throws Exception {
        final NextVersion next = new NextVersion();
        final Path source = folder.resolve("source");
        for (Map.Entry<String, String> before : next.m_before.entrySet()) {
            final String kind = before.getKey().endsWith("feature") ? "features" : "plugins";
            next.copy(Installation.updateSite().resolve(kind)
                .resolve(before.getKey() + "_" + before.getValue() + ".jar"),
                Files.createDirectories(source.resolve(kind)).resolve(before.getKey() + "_" + VERSION + ".jar"));
        }
        final Path repository = folder.resolve("repository");
        final Path director = Installation.director();
        final String uri = repository.toUri().toString();
        final Outcome outcome = Outcome.start(folder, List.of(Installation.java(), "-Xmx512m", "-jar",
            director.resolve("plugins/org.eclipse.equinox.launcher.jar").toString(), "-configuration",
            director.resolve("configuration").toString(), "-consoleLog", "-application",
            "org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher", "-metadataRepository", uri,
            "-artifactRepository", uri, "-source", source.toString(), "-publishArtifacts")).await(SECONDS);
        assertEquals(outcome.toString(), 0, outcome.exitCode());
        return repository;
    }

    /** The same bundle or feature, with the new version wherever it names itself or another of ours. */
    private void copy(final Path from, final Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile()); OutputStream file = Files.newOutputStream(to);
                ZipOutputStream copy = new ZipOutputStream(file)) {
            for (ZipEntry entry : (Iterable<ZipEntry>)jar.stream().map(ZipEntry.class::cast)::iterator) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    final byte[] bytes = in.readAllBytes();
                    copy.write(switch (entry.getName()) {
                        case "META-INF/MANIFEST.MF" -> manifest(text(bytes)).getBytes(StandardCharsets.UTF_8);
                        case "feature.xml" -> feature(text(bytes)).getBytes(StandardCharsets.UTF_8);
                        default -> bytes;
                    });
                }
                copy.closeEntry();
            }
        }
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String manifest(final String text) {
        return text.replaceFirst("(?m)^Bundle-Version: \\S+", "Bundle-Version: " + VERSION);
    }

    private String feature(final String text) {
        String changed = text;
        for (Map.Entry<String, String> before : m_before.entrySet()) {
            changed = changed.replaceFirst("(id=\"" + Pattern.quote(before.getKey()) + "\"[^>]*?version=\")"
                + Pattern.quote(before.getValue()), "$1" + VERSION);
        }
        return changed;
    }
}
