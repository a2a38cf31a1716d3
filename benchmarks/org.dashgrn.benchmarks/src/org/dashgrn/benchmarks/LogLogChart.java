package org.dashgrn.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A plot of curves on two logarithmic axes, as SVG. */
final class LogLogChart {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 380;
    private static final int LEFT = 80;
    private static final int TOP = 20;
    private static final int RIGHT = 20;
    private static final int BOTTOM = 55;
    /** Told apart by people who do not see red and green apart: Okabe and Ito. */
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7");

    private final String m_xLabel;
    private final String m_yLabel;
    private final List<Curve> m_curves = new ArrayList<>();

    private record Curve(String label, double[] x, double[] y) {
    }

    LogLogChart(final String xLabel, final String yLabel) {
        m_xLabel = xLabel;
        m_yLabel = yLabel;
    }

    /** All values are positive. */
    void add(final String label, final double[] x, final double[] y) {
        m_curves.add(new Curve(label, x.clone(), y.clone()));
    }

    boolean isEmpty() {
        return m_curves.isEmpty();
    }

    String svg() {
        final Axis across = Axis.of(m_curves.stream().flatMapToDouble(c -> Arrays.stream(c.x)).toArray(), LEFT,
            WIDTH - RIGHT);
        final Axis up = Axis.of(m_curves.stream().flatMapToDouble(c -> Arrays.stream(c.y)).toArray(),
            HEIGHT - BOTTOM, TOP);
        final StringBuilder svg = new StringBuilder();
        line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
            + "font-family=\"sans-serif\" font-size=\"12\">", WIDTH, HEIGHT, WIDTH, HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        for (double tick : across.ticks()) {
            final double x = across.at(tick);
            line(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", x, TOP, HEIGHT - BOTTOM);
            line(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, HEIGHT - BOTTOM + 18, label(tick));
        }
        for (double tick : up.ticks()) {
            final double y = up.at(tick);
            line(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y, WIDTH - RIGHT);
            line(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, label(tick));
        }
        line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14,
            escaped(m_xLabel));
        line(svg, "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
            (TOP + HEIGHT - BOTTOM) / 2, escaped(m_yLabel));
        for (int c = 0; c < m_curves.size(); c++) {
            draw(svg, m_curves.get(c), COLOURS.get(c % COLOURS.size()), c, across, up);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(final StringBuilder svg, final Curve curve, final String colour, final int index,
        final Axis across, final Axis up) {
        final StringBuilder path = new StringBuilder();
        for (int i = 0; i < curve.x.length; i++) {
            final double x = across.at(curve.x[i]);
            final double y = up.at(curve.y[i]);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
            line(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", path, colour);
        line(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", LEFT + 10, TOP + 16 + 16 * index, colour,
            escaped(curve.label));
    }

    private static void line(final StringBuilder svg, final String format, final Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String label(final double tick) {
        return tick >= 0.001 && tick < 1e6 ? (tick >= 1 ? String.valueOf((long)tick) : String.valueOf(tick))
            : String.format(Locale.ROOT, "%.0e", tick);
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A logarithmic axis that begins and ends at 1, 2 or 5 times a power of ten. */
    private record Axis(double low, double high, double from, double to) {

        private static final double[] STEPS = {1, 2, 5};
        private static final int MOST_TICKS = 8;

        static Axis of(final double[] values, final double from, final double to) {
            final double least = Arrays.stream(values).min().orElse(1);
            final double most = Arrays.stream(values).max().orElse(10);
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            for (double tick : all(least, most)) {
                low = tick <= least ? tick : low;
                high = tick >= most && tick > low ? Math.min(high, tick) : high;
            }
            return new Axis(low, high, from, to);
        }

        private static double[] all(final double least, final double most) {
            final List<Double> ticks = new ArrayList<>();
            for (int e = (int)Math.floor(Math.log10(least)); e <= Math.ceil(Math.log10(most)) + 1; e++) {
                for (double step : STEPS) {
                    // a decimal text, so that 0.1 is 0.1 and not 0.1000000001
                    ticks.add(Double.parseDouble(step + "e" + e));
                }
            }
            return ticks.stream().mapToDouble(Double::doubleValue).toArray();
        }

        double[] ticks() {
            final double[] within = Arrays.stream(all(low, high)).filter(t -> t >= low && t <= high).toArray();
            if (within.length <= MOST_TICKS) {
                return within;
            }
            final double[] powers =
                Arrays.stream(within).filter(t -> Math.abs(Math.rint(Math.log10(t)) - Math.log10(t)) < 1e-9).toArray();
            return powers.length > 1 ? powers : within;
        }

        double at(final double value) {
            return from + (to - from) * Math.log(value / low) / Math.log(high / low);
        }
    }
}
