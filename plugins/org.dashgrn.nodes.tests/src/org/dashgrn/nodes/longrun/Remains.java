package org.dashgrn.nodes.longrun;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param handles open files; -1 where the system does not tell
 * @param temporary files and folders of ours in the system's temporary folder
 */
record Remains(double heap, double pointers, double beyond, int threads, long handles, long temporary) {

    private static final double MEGABYTE = 1 << 20;

    private static final Path SELF = Path.of("/proc/self");

    static Remains now() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        final Runtime runtime = Runtime.getRuntime();
        double beyond = Double.NaN;
        long handles = -1;
        if (Files.isDirectory(SELF)) {
            if (runtime.totalMemory() == runtime.maxMemory()) {
                beyond = Files.readAllLines(SELF.resolve("status")).stream().filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow()
                    - runtime.totalMemory() / MEGABYTE;
            }
            try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
                handles = files.count();
            }
        }
        final long temporary;
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            temporary = files.filter(file -> file.getFileName().toString().startsWith("dash-")).count();
        }
        return new Remains((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
            Pointer.totalBytes() / MEGABYTE, beyond,
            ManagementFactory.getThreadMXBean().getThreadCount(), handles, temporary);
    }

    /** The same once threads that were told to end have ended, but for two seconds at most. */
    static Remains since(final Remains before) throws IOException, InterruptedException {
        for (int i = 0; i < 20 && ManagementFactory.getThreadMXBean().getThreadCount() > before.threads; i++) {
            Thread.sleep(100);
        }
        return now();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap %.0f MB, pointers %.1f MB, beyond %.0f MB, %d threads, %d file handles,"
            + " %d temporary files", heap, pointers, beyond, threads, handles, temporary);
    }
}
