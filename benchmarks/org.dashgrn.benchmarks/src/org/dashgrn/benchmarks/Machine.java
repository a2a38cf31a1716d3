package org.dashgrn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the measurements are made. */
public final class Machine {

    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean)ManagementFactory.getOperatingSystemMXBean();

    private Machine() {
    }

    /** @return processor time that the calling thread has used, in seconds */
    public static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** @return processor time that all threads of this process have used, in seconds */
    static double processSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** @return whether the processor tells of these instructions, as Linux calls them */
    static boolean hasInstructions(final String flag) {
        return lines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("flags"))
            .anyMatch(line -> List.of(line.split("\\s+")).contains(flag));
    }

    /** @return load average of the last minute; negative where the system has none */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    /** @return processors that Java may use */
    public static int cores() {
        return SYSTEM.getAvailableProcessors();
    }

    static long memoryMegabytes() {
        return SYSTEM.getTotalMemorySize() >> 20;
    }

    static String virtualMachine() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    /** @return name of the processor */
    public static String processor() {
        return lines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst()
            .orElse(System.getProperty("os.arch"));
    }

    /**
     * @param field VmRSS (resident now) or VmHWM (most so far)
     * @return MB of this process; NaN where the system does not tell
     */
    static double resident(final String field) {
        return lines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(field + ":"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(Double.NaN);
    }

    private static List<String> lines(final Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** @return MB of live objects, after a collection */
    static double heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }
}
