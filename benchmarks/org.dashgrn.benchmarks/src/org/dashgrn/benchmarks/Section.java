package org.dashgrn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The parts of the speed benchmark, in the order in which they run. */
enum Section {

    /** Whole DASH runs; first, because the masks of one are a workload of the next section. */
    RUN("DASH run") {
        @Override
        void measure(final Sitting sitting) {
            final Path data = sitting.data().resolve("sim350");
            if (Files.isDirectory(data)) {
                final List<String> run = List.of("dash-run", "--data", data.toString());
                runs(sitting, "sim350, 200 epochs", run, 2, "--save", sitting.model().toString());
                runs(sitting, "sim350, 200 epochs", run, 1);
            } else {
                sitting.skip("Skipped: the DASH run on published data; " + data + " does not exist");
            }
            if (sitting.includesLong()) {
                runs(sitting, "11165 x 300, 155 intervals, 300 epochs",
                    List.of("dash-run", "--genes", "11165", "--epochs", "300"), 2);
            }
        }

        /** As published, which may want more options, and edge by edge. */
        private void runs(final Sitting sitting, final String workload, final List<String> run, final int threads,
            final String... published) {
            final List<String> timed = with(run, "--threads", String.valueOf(threads));
            sitting.ours(this, workload, "dash, as published", Sitting.NATIVE, threads,
                with(with(timed, "--as-published"), published));
            sitting.ours(this, workload, "dash", Sitting.NATIVE, threads, timed);
        }
    },

    /** Seconds per epoch of the anchor's workloads. */
    EPOCH("epoch") {
        @Override
        void measure(final Sitting sitting) {
            new EpochCells(sitting).measure();
        }
    },

    /** What happens once in a while. */
    PARTS("parts") {
        @Override
        void measure(final Sitting sitting) {
            for (int[] size : new int[][]{{350, 40}, {500, 300}, {2000, 300}}) {
                final List<String> shape =
                    List.of("--genes", String.valueOf(size[0]), "--hidden", String.valueOf(size[1]));
                final String workload = "prior loss, 10 000 states, " + size[0] + " x " + size[1];
                part(sitting, workload, "dense", "prior_loss", shape);
                part(sitting, workload, "95 %", "prior_loss", with(shape, "--sparsity", "0.95"));
                sitting.anchor(this, workload, "dense", 1, with(with(shape, sitting.seconds()), "--steps", "1",
                    "--batch", "1", "--solver", "rk4x1", "--prior-states", "10000"));
            }
            for (int[] size : new int[][]{{350, 40}, {2000, 300}, {11165, 300}}) {
                part(sitting, "DASH scoring round, " + size[0] + " x " + size[1], "dense", "score",
                    List.of("--genes", String.valueOf(size[0]), "--hidden", String.valueOf(size[1])));
            }
            part(sitting, "reading a PHOENIX CSV, 11165 x 186", "", "read_csv", List.of("--genes", "11165"));
            for (String sparsity : List.of("0", "0.95")) {
                part(sitting, "saving and loading a model, 11165 x 300", EpochCells.variant(sparsity), "save_and_load",
                    List.of("--genes", "11165", "--hidden", "300", "--sparsity", sparsity));
            }
        }

        private void part(final Sitting sitting, final String workload, final String variant, final String part,
            final List<String> options) {
            final List<String> arguments = new ArrayList<>(List.of("part", part));
            arguments.addAll(options);
            arguments.addAll(sitting.seconds());
            sitting.ours(this, workload, variant, Sitting.NATIVE, 1, arguments);
        }
    },

    /** From the start of a process to its first epoch. */
    START("start") {
        @Override
        void measure(final Sitting sitting) {
            for (int round = 0; round < 3; round++) {
                sitting.ours(this, "start", "warm cache", Sitting.NATIVE, 1, List.of("start"));
            }
            sitting.ours(this, "start", "no natives", Sitting.JAVA, 1, List.of("start"));
            try {
                final Path cache = Files.createTempDirectory("dash-bench-cache");
                try {
                    sitting.ours(this, "start", "cold cache", Sitting.NATIVE, 1, List.of("start"),
                        List.of("-Dorg.bytedeco.javacpp.cachedir=" + cache));
                } finally {
                    try (Stream<Path> files = Files.walk(cache)) {
                        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                }
            } catch (IOException e) {
                sitting.skip("Failed: cold start: " + e.getMessage());
            }
        }
    },

    /** Single kernels. */
    KERNELS("kernels") {
        @Override
        void measure(final Sitting sitting) {
            for (int[] shape : new int[][]{{350, 40}, {2000, 300}}) {
                for (String width : List.of("4", "16", "64")) {
                    sitting.ours(this, shape[0] + " x " + shape[1] + ", " + width + " columns", "", Sitting.NATIVE, 1,
                        List.of("kernel", "--genes", String.valueOf(shape[0]), "--hidden", String.valueOf(shape[1]),
                            "--batch", width));
                }
            }
        }
    },

    /** How time and memory grow. */
    GROWTH("growth") {
        @Override
        void measure(final Sitting sitting) {
            GrowthCurves.measure(sitting);
        }
    },

    /** What the machine can do, and what the phases of a step make of it. */
    ROOFLINE("roofline") {
        @Override
        void measure(final Sitting sitting) {
            sitting.ours(this, "machine", "", Sitting.NATIVE, 1, with(List.of("roofline"), sitting.seconds()));
            sitting.ours(this, "machine", "", Sitting.JAVA, 1, with(List.of("roofline"), sitting.seconds()));
            for (int[] shape : new int[][]{{350, 40, 4}, {350, 40, 560}, {2000, 300, 16}, {11165, 300, 16}}) {
                for (String sparsity : List.of("0", "0.95")) {
                    sitting.ours(this, shape[0] + " x " + shape[1] + ", " + shape[2] + " intervals",
                        EpochCells.variant(sparsity), Sitting.NATIVE, 1,
                        with(with(List.of("roofline"), sitting.seconds()), "--genes", String.valueOf(shape[0]),
                            "--hidden", String.valueOf(shape[1]), "--batch", String.valueOf(shape[2]), "--sparsity",
                            sparsity));
                }
            }
        }
    },

    /** Memory over ten thousand steps, and of the largest model. */
    MEMORY("memory") {
        @Override
        void measure(final Sitting sitting) {
            for (String sparsity : List.of("0", "0.95")) {
                sitting.ours(this, "350 x 40, 10 000 steps", EpochCells.variant(sparsity), Sitting.NATIVE, 2,
                    List.of("memory", "--sparsity", sparsity));
                sitting.ours(this, "11165 x 300, 20 steps", EpochCells.variant(sparsity), Sitting.NATIVE, 2,
                    List.of("memory", "--genes", "11165", "--hidden", "300", "--batch", "16", "--steps", "20",
                        "--dt", "0.005", "--solver", "rk4x1", "--sparsity", sparsity), List.of("-Xmx4g"));
            }
        }
    };

    private final String m_title;

    Section(final String title) {
        m_title = title;
    }

    /** @return how results call it */
    String title() {
        return m_title;
    }

    abstract void measure(Sitting sitting);

    static List<String> with(final List<String> arguments, final String... more) {
        return with(arguments, List.of(more));
    }

    static List<String> with(final List<String> arguments, final List<String> more) {
        final List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return all;
    }
}
