package org.dashgrn.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs a measuring process to its end and reads its numbers. */
final class ChildProcess {

    private static final int LAST_LINES = 5;

    private ChildProcess() {
    }

    /**
     * The same program as this one, with other arguments.
     *
     * @param jvm more arguments for the JVM
     * @param arguments a measurement, as on the command line
     * @return its numbers
     */
    static List<ProbeOutput> java(final List<String> jvm, final List<String> arguments) {
        final ProcessHandle.Info self = ProcessHandle.current().info();
        final List<String> own = Arrays.asList(self.arguments().orElseThrow(
            () -> new BenchmarkException("This system does not tell the command line that further processes need")));
        final List<String> command = new ArrayList<>();
        command.add(self.command().orElseThrow());
        final int program = Math.max(own.indexOf("-jar"), Math.max(own.indexOf("-cp"), own.indexOf("-classpath")));
        final int end = own.indexOf("speed");
        if (program < 0 || end < program) {
            throw new BenchmarkException("The command line of this process is not understood: " + own);
        }
        command.addAll(own.subList(0, program));
        command.addAll(jvm);
        command.addAll(own.subList(program, end));
        command.addAll(arguments);
        return run(command, Map.of());
    }

    /**
     * @param command program and arguments
     * @param environment variables to set
     * @return its numbers
     * @throws BenchmarkException if it fails; the message holds its last words
     */
    static List<ProbeOutput> run(final List<String> command, final Map<String, String> environment) {
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        final List<ProbeOutput> numbers = new ArrayList<>();
        final List<String> last = new ArrayList<>();
        try {
            final Process process = builder.start();
            final Thread stop = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(stop);
            try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    ProbeOutput.parse(line).ifPresent(numbers::add);
                    last.add(line);
                    if (last.size() > LAST_LINES) {
                        last.remove(0);
                    }
                }
            }
            final int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (code != 0) {
                throw new BenchmarkException("exit code " + code + ": " + String.join(" | ", last));
            }
            return numbers;
        } catch (IOException e) {
            throw new BenchmarkException(command.get(0) + " does not run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted");
        }
    }
}
