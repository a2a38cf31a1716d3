package org.dashgrn.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of the benchmark: what it may use, and what it has measured. */
final class Sitting {

    static final String NATIVE = "native";
    static final String SCALAR = "native, no vectors";
    static final String JAVA = "java";
    static final String PYTORCH = "pytorch";

    private final Optional<Anchor> m_anchor;
    private final double m_seconds;
    private final boolean m_quick;
    private final boolean m_long;
    private final Path m_data;
    private final Path m_model;
    private final Measurements m_measurements = new Measurements();
    private final List<String> m_notes = new ArrayList<>();
    private int m_failures;

    Sitting(final Optional<Anchor> anchor, final double seconds, final boolean quick, final boolean long_,
        final Path data, final Path model) {
        m_anchor = anchor;
        m_seconds = seconds;
        m_quick = quick;
        m_long = long_;
        m_data = data;
        m_model = model;
    }

    boolean quick() {
        return m_quick;
    }

    boolean includesLong() {
        return m_long;
    }

    /** @return folder of the published data sets, which may not exist */
    Path data() {
        return m_data;
    }

    /** @return where the model of the DASH run on published data is kept while the sitting lasts */
    Path model() {
        return m_model;
    }

    Measurements measurements() {
        return m_measurements;
    }

    /** @return what was skipped or failed, for the report */
    List<String> notes() {
        return List.copyOf(m_notes);
    }

    int failures() {
        return m_failures;
    }

    void skip(final String message) {
        System.out.println("  " + message);
        m_notes.add(message);
    }

    /**
     * Measures with our engine, in a fresh process.
     *
     * @param section the numbers belong to
     * @param workload as tables call it
     * @param variant as tables call it
     * @param engine {@link #NATIVE}, {@link #SCALAR} or {@link #JAVA}
     * @param threads that the engine may use
     * @param arguments of the process
     */
    void ours(final Section section, final String workload, final String variant, final String engine,
        final int threads, final List<String> arguments) {
        ours(section, workload, variant, engine, threads, arguments, List.of());
    }

    /** As the other, with more arguments for the JVM. */
    void ours(final Section section, final String workload, final String variant, final String engine,
        final int threads, final List<String> arguments, final List<String> jvm) {
        final List<String> options = new ArrayList<>(jvm);
        if (engine.equals(JAVA)) {
            options.add("-Dorg.dashgrn.compute.java=true");
        }
        if (engine.equals(SCALAR)) {
            options.add("-Dorg.dashgrn.compute.scalar=true");
        }
        record(section, workload, variant, engine, threads, () -> ChildProcess.java(options, arguments));
    }

    /** Measures with PyTorch, if it is there. */
    void anchor(final Section section, final String workload, final String variant, final int threads,
        final List<String> arguments) {
        m_anchor.ifPresent(anchor -> record(section, workload, variant, PYTORCH, threads,
            () -> anchor.measure(arguments, threads)));
    }

    /** @return the time that a measurement shall take, as an argument */
    List<String> seconds() {
        return List.of("--seconds", String.valueOf(m_seconds));
    }

    private void record(final Section section, final String workload, final String variant, final String engine,
        final int threads, final Supplier<List<ProbeOutput>> process) {
        final String what = String.join(", ", workload, variant, engine, threads + (threads == 1 ? " thread" : " threads"));
        try {
            final List<ProbeOutput> numbers = process.get();
            final double load = Machine.load();
            final StringBuilder shown = new StringBuilder();
            for (ProbeOutput number : numbers) {
                m_measurements.add(new Measurement(section.title(), workload, variant, engine, threads, number.quantity(),
                    number.value(), number.unit(), load));
                shown.append(String.format(Locale.ROOT, "  %s %.4g %s", number.quantity(), number.value(), number.unit()));
            }
            System.out.println("  " + what + ":" + shown);
        } catch (BenchmarkException e) {
            m_failures++;
            skip("Failed: " + what + ": " + e.getMessage());
        }
    }
}
