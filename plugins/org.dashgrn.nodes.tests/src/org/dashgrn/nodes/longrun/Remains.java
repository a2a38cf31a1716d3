package org.dashgrn.nodes.longrun;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What this process holds once the garbage is collected.
 *
 * @param heap megabytes in use
 * @param pointers megabytes of native memory that ND4J's arrays and other pointers hold
 * @param beyond megabytes of resident memory that the heap does not hold: native memory, classes, compiled code. Only a heap
 *            that neither grows nor shrinks tells it ({@code -Xms1g -Xmx1g -XX:+AlwaysPreTouch}); else NaN
 * @param threads how many
 * @param handles what is open: files, pipes, sockets, but not jars, which class loaders open when a class is first asked
 *            for and keep; empty where the system does not tell
 * @param temporary files and folders of ours in the system's temporary folder
 */
record Remains(double heap, double pointers, double beyond, int threads, List<String> handles,
    long temporary) {

    private static final double MEGABYTE = 1 << 20;

    private static final Path SELF = Path.of("/proc/self");

    static Remains now() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        final Runtime runtime = Runtime.getRuntime();
        double beyond = Double.NaN;
        List<String> handles = List.of();
        if (Files.isDirectory(SELF)) {
            if (runtime.totalMemory() == runtime.maxMemory()) {
                beyond = Files.readAllLines(SELF.resolve("status")).stream().filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow()
                    - runtime.totalMemory() / MEGABYTE;
            }
            handles = open();
        }
        final long temporary;
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            temporary = files.filter(file -> file.getFileName().toString().startsWith("dash-")).count();
        }
        return new Remains((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
            Pointer.totalBytes() / MEGABYTE, beyond,
            ManagementFactory.getThreadMXBean().getThreadCount(), handles, temporary);
    }

    private static List<String> open() throws IOException {
        final List<String> handles = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path link : links) {
                try {
                    handles.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    // closed since it was listed: by the collector of garbage or another thread of the machine
                    continue;
                }
            }
        }
        handles.removeIf(handle -> handle.endsWith(".jar") || handle.startsWith("/proc/"));
        return handles;
    }

    /** The same once what was told to end has ended, but for two seconds at most. */
    static Remains since(final Remains before) throws IOException, InterruptedException {
        Remains now = now();
        for (int i = 0; i < 20 && (now.threads > before.threads || now.handles.size() > before.handles.size()); i++) {
            Thread.sleep(100);
            now = now();
        }
        return now;
    }

    /** @return handles beyond those of another time */
    List<String> handlesBeyond(final Remains before) {
        final List<String> beyond = new ArrayList<>(handles);
        before.handles.forEach(beyond::remove);
        return beyond;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap %.0f MB, pointers %.1f MB, beyond %.0f MB, %d threads, %d file handles,"
            + " %d temporary files", heap, pointers, beyond, threads,
            handles.size(), temporary);
    }
}
