package org.dashgrn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How the time and memory of a training step grow with the size of the problem. */
final class GrowthCurves {

    private static final List<String> GENES = List.of("350", "700", "1400", "2800", "5600", "11165", "20000");
    private static final List<String> HIDDEN = List.of("25", "50", "100", "200", "400", "800");
    private static final List<String> INTERVALS = List.of("4", "16", "64", "256", "1024");
    private static final List<String> DENSITIES = List.of("1", "0.5", "0.3", "0.2", "0.1", "0.05", "0.02", "0.01");

    private GrowthCurves() {
    }

    /**
     * A plot.
     *
     * @param name part of its file name
     * @param svg its text
     */
    record Chart(String name, String svg) {
    }

    /**
     * The law behind one curve.
     *
     * @param curve which
     * @param quantity cpu or heap
     * @param fit the law
     */
    record Law(String curve, String quantity, PowerFit fit) {
    }

    static void measure(final Sitting sitting) {
        for (String sparsity : List.of("0", "0.95")) {
            for (String genes : shortened(sitting, GENES)) {
                point(sitting, "genes", genes, sparsity, genes, "100", "16");
            }
            for (String hidden : shortened(sitting, HIDDEN)) {
                point(sitting, "hidden units", hidden, sparsity, "2000", hidden, "16");
            }
            for (String intervals : shortened(sitting, INTERVALS)) {
                point(sitting, "intervals", intervals, sparsity, "350", "40", intervals);
            }
        }
        for (String density : shortened(sitting, DENSITIES)) {
            point(sitting, "alive share", density, String.valueOf(1 - Double.parseDouble(density)), "2000", "300", "16");
        }
    }

    private static List<String> shortened(final Sitting sitting, final List<String> values) {
        return sitting.quick() ? List.of(values.get(0), values.get(values.size() / 2), values.get(values.size() - 1))
            : values;
    }

    /** The workload's name is the curve, its variant the place on it. */
    private static void point(final Sitting sitting, final String axis, final String value, final String sparsity,
        final String genes, final String hidden, final String batch) {
        final String curve = axis.equals("alive share") ? axis : axis + ", " + EpochCells.variant(sparsity);
        sitting.ours(Section.GROWTH, curve, value, Sitting.NATIVE, 1,
            Section.with(Section.with(List.of("epoch"), sitting.seconds()), "--genes", genes, "--hidden", hidden,
                "--steps", "1", "--batch", batch, "--dt", "0.005", "--solver", "rk4x1", "--sparsity", sparsity));
    }

    static List<Law> laws(final Measurements measurements) {
        final List<Law> laws = new ArrayList<>();
        for (String curve : curves(measurements)) {
            for (String quantity : List.of("cpu", "heap")) {
                final double[][] points = points(measurements, curve, quantity);
                if (points[0].length > 1) {
                    laws.add(new Law(curve, quantity, PowerFit.of(points[0], points[1])));
                }
            }
        }
        return laws;
    }

    static List<String> curves(final Measurements measurements) {
        return measurements.of(Section.GROWTH.title()).stream().map(Measurement::workload).distinct().toList();
    }

    /** @return x and y of the points of one curve, by rising x */
    static double[][] points(final Measurements measurements, final String curve, final String quantity) {
        final TreeMap<Double, Double> points = new TreeMap<>();
        for (Measurement m : measurements.of(Section.GROWTH.title())) {
            if (m.workload().equals(curve) && m.quantity().equals(quantity)) {
                points.merge(Double.valueOf(m.variant()), m.value(), Math::min);
            }
        }
        return new double[][]{points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
            points.values().stream().mapToDouble(Double::doubleValue).toArray()};
    }

    static List<Chart> charts(final Measurements measurements) {
        final List<Chart> charts = new ArrayList<>();
        for (String quantity : List.of("cpu", "heap")) {
            for (String axis : List.of("genes", "hidden units", "intervals", "alive share")) {
                final LogLogChart chart = new LogLogChart(axis, quantity.equals("cpu") ? "seconds per step" : "MB of heap");
                for (String curve : curves(measurements)) {
                    final double[][] points = points(measurements, curve, quantity);
                    if (curve.startsWith(axis) && points[0].length > 1) {
                        final String label = curve.equals(axis) ? "measured" : curve.substring(axis.length() + 2);
                        chart.add(String.format(Locale.ROOT, "%s, exponent %.2f", label,
                            PowerFit.of(points[0], points[1]).exponent()), points[0], points[1]);
                    }
                }
                if (!chart.isEmpty()) {
                    charts.add(new Chart((quantity.equals("cpu") ? "time-" : "memory-") + axis.replace(' ', '-'),
                        chart.svg()));
                }
            }
        }
        return charts;
    }
}
