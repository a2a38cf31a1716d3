package org.dashgrn.benchmarks;

import java.time.ZonedDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results of a sitting as a page of tables. */
final class SpeedReport {

    private final Sitting m_sitting;
    private final String m_commit;
    private final Optional<String> m_anchor;
    private final String m_begun = now();

    SpeedReport(final Sitting sitting, final String commit, final Optional<String> anchor) {
        m_sitting = sitting;
        m_commit = commit;
        m_anchor = anchor;
    }

    private static String now() {
        return ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'"));
    }

    String markdown(final String name) {
        final StringBuilder page = new StringBuilder("# Speed: " + name + "\n\n");
        final double[] loads =
            m_sitting.measurements().all().stream().mapToDouble(Measurement::load).sorted().toArray();
        page.append("- measured: ").append(m_begun).append(" to ").append(now()).append(", commit ").append(m_commit)
            .append('\n');
        page.append("- machine: ").append(Machine.processor()).append(", ").append(Machine.cores()).append(" cores, ")
            .append(Machine.memoryMegabytes() / 1024).append(" GB\n");
        page.append("- JVM: ").append(Machine.virtualMachine()).append('\n');
        page.append("- anchor: ").append(m_anchor.orElse("not installed")).append('\n');
        if (loads.length > 0) {
            page.append(String.format(Locale.ROOT, "- load average while measuring: median %.1f, from %.1f to %.1f%n",
                loads[loads.length / 2], loads[0], loads[loads.length - 1]));
        }
        page.append("\nTimes are the least of the samples, on one thread processor time, on two time by the clock; ratios are PyTorch's time over ours, from the same sitting. "
            + "What the columns mean: benchmarks/README.md.\n");
        goals(page);
        epochs(page);
        plain(page, Section.RUN, "Whole DASH runs");
        plain(page, Section.PARTS, "What happens once in a while");
        plain(page, Section.START, "Start of a process");
        plain(page, Section.KERNELS, "Kernels");
        growth(page, name);
        plain(page, Section.ROOFLINE, "Roofline");
        plain(page, Section.MEMORY, "Memory");
        if (!m_sitting.notes().isEmpty()) {
            page.append("\n## Skipped or failed\n\n");
            m_sitting.notes().forEach(note -> page.append("- ").append(note).append('\n'));
        }
        return page.toString();
    }

    private void goals(final StringBuilder page) {
        if (m_sitting.measurements().of(Section.EPOCH.title()).isEmpty()) {
            return;
        }
        final TextTable table = new TextTable("workload", "solver", "threads", "PyTorch s", "ours dense s", "ratio",
            "ours 95 % s", "ratio", "masks of DASH s", "ratio", "no vectors: dense", "95 %");
        for (Workload goal : EpochCells.GOALS) {
            for (int threads : new int[]{1, 2}) {
                final OptionalDouble anchor = anchor(goal, threads);
                final OptionalDouble dense = time(goal, "dense", Sitting.NATIVE, threads);
                final OptionalDouble sparse = time(goal, "95 %", Sitting.NATIVE, threads);
                final OptionalDouble plainDense = time(goal, "dense", Sitting.SCALAR, threads);
                final OptionalDouble plainSparse = time(goal, "95 %", Sitting.SCALAR, threads);
                final OptionalDouble masks = time(goal, "masks of DASH", Sitting.NATIVE, threads);
                if (dense.isPresent()) {
                    table.add(goal.title(), goal.solver(), String.valueOf(threads), number(anchor), number(dense),
                        ratio(anchor, dense), number(sparse), ratio(anchor, sparse), number(masks),
                        ratio(anchor, masks), ratio(anchor, plainDense), ratio(anchor, plainSparse));
                }
            }
        }
        page.append("\n## Seconds per epoch, and how often faster than PyTorch\n\n").append(table);
    }

    /** On two threads, PyTorch's better choice of one or two: its threads spin, which a busy machine punishes. */
    private OptionalDouble anchor(final Workload workload, final int threads) {
        if (threads == 1) {
            return time(workload, "dense", Sitting.PYTORCH, 1);
        }
        final OptionalDouble one = m_sitting.measurements().lowest(Section.EPOCH.title(), workload.title(),
            workload.solver() + ", dense", Sitting.PYTORCH, 1, "wall");
        final OptionalDouble two = time(workload, "dense", Sitting.PYTORCH, threads);
        return one.isPresent() && two.isPresent() && one.getAsDouble() < two.getAsDouble() ? one : two;
    }

    private OptionalDouble time(final Workload workload, final String variant, final String engine, final int threads) {
        return m_sitting.measurements().lowest(Section.EPOCH.title(), workload.title(),
            workload.solver() + ", " + variant, engine, threads,
            threads == 1 ? "cpu" : "wall");
    }

    private void epochs(final StringBuilder page) {
        final List<String> done = new ArrayList<>();
        final TextTable table = new TextTable("workload", "variant", "engine", "threads", "wall s", "cpu s",
            "ratio, wall", "ratio, cpu", "ratio, wall median");
        for (Measurement m : m_sitting.measurements().of(Section.EPOCH.title())) {
            final String key = m.workload() + m.variant() + m.engine() + m.threads();
            if (!done.contains(key)) {
                done.add(key);
                final String dense = m.variant().substring(0, m.variant().indexOf(',')) + ", dense";
                final List<String> row = new ArrayList<>(List.of(m.workload(), m.variant(), m.engine(),
                    String.valueOf(m.threads()), number(lowest(m, "wall")), number(lowest(m, "cpu"))));
                for (String time : List.of("wall", "cpu", "wall median")) {
                    row.add(m.engine().equals(Sitting.PYTORCH) ? "" : ratio(m, dense, time));
                }
                table.add(row.toArray(String[]::new));
            }
        }
        if (!done.isEmpty()) {
            page.append("\n### Every cell\n\n").append(table);
        }
    }

    private OptionalDouble lowest(final Measurement cell, final String quantity) {
        return m_sitting.measurements().lowest(cell.section(), cell.workload(), cell.variant(), cell.engine(),
            cell.threads(), quantity);
    }

    /** PyTorch gains nothing from pruned weights: its time is the dense one. */
    private String ratio(final Measurement cell, final String anchorVariant, final String quantity) {
        return ratio(m_sitting.measurements().lowest(cell.section(), cell.workload(), anchorVariant, Sitting.PYTORCH,
            cell.threads(), quantity), lowest(cell, quantity));
    }

    private void plain(final StringBuilder page, final Section section, final String heading) {
        final TextTable table = new TextTable("workload", "variant", "engine", "threads", "quantity", "value", "unit");
        final List<String> done = new ArrayList<>();
        for (Measurement m : m_sitting.measurements().of(section.title())) {
            final String key = m.workload() + m.variant() + m.engine() + m.threads() + m.quantity() + m.unit();
            if (!done.contains(key)) {
                done.add(key);
                final boolean time = m.unit().equals("s");
                table.add(m.workload(), m.variant(), m.engine(), String.valueOf(m.threads()), m.quantity(),
                    number(time ? lowest(m, m.quantity()) : OptionalDouble.of(m.value())), m.unit());
            }
        }
        if (!done.isEmpty()) {
            page.append("\n## ").append(heading).append("\n\n").append(table);
        }
    }

    private void growth(final StringBuilder page, final String name) {
        final List<GrowthCurves.Law> laws = GrowthCurves.laws(m_sitting.measurements());
        if (laws.isEmpty()) {
            return;
        }
        final TextTable table = new TextTable("grows with", "quantity", "exponent", "standard error");
        for (GrowthCurves.Law law : laws) {
            table.add(law.curve(), law.quantity().equals("cpu") ? "seconds per step" : "MB of heap",
                String.format(Locale.ROOT, "%.2f", law.fit().exponent()),
                String.format(Locale.ROOT, "%.2f", law.fit().error()));
        }
        page.append("\n## Growth\n\n").append(table).append('\n');
        for (GrowthCurves.Chart chart : GrowthCurves.charts(m_sitting.measurements())) {
            page.append("![").append(chart.name()).append("](").append(name).append('-').append(chart.name())
                .append(".svg)\n");
        }
    }

    private static String number(final OptionalDouble value) {
        return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.4g", value.getAsDouble());
    }

    private static String ratio(final OptionalDouble theirs, final OptionalDouble ours) {
        return theirs.isEmpty() || ours.isEmpty() ? ""
            : String.format(Locale.ROOT, "%.1f", theirs.getAsDouble() / ours.getAsDouble());
    }
}
