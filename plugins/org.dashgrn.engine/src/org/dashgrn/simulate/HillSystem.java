package org.dashgrn.simulate;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.util.FastMath;

/**
 * dX/dt = production(regulators) - X, by Hill kinetics (METHOD.md, section 7). Genes without a regulator are constant.
 */
final class HillSystem implements FirstOrderDifferentialEquations {

    private final int[] m_start;
    private final int[] m_regulator;
    private final boolean[] m_represses;
    private final boolean[] m_and;
    private final double[] m_half;
    private final double[] m_exponent;

    /**
     * @param genes n
     * @param regulations those of one gene are joined in the order in which they are listed
     */
    HillSystem(final int genes, final List<Regulation> regulations) {
        final List<Regulation> sorted =
            regulations.stream().sorted(Comparator.comparingInt(Regulation::target)).toList();
        m_start = new int[genes + 1];
        m_regulator = sorted.stream().mapToInt(Regulation::regulator).toArray();
        m_exponent = sorted.stream().mapToDouble(Regulation::exponent).toArray();
        m_half = sorted.stream().mapToDouble(r -> FastMath.pow(r.ec50(), r.exponent())).toArray();
        m_represses = new boolean[sorted.size()];
        m_and = new boolean[sorted.size()];
        for (int e = 0; e < sorted.size(); e++) {
            m_start[sorted.get(e).target() + 1]++;
            m_represses[e] = sorted.get(e).represses();
            m_and[e] = sorted.get(e).and();
        }
        for (int g = 0; g < genes; g++) {
            m_start[g + 1] += m_start[g];
        }
    }

    /**
     * How active a gene at expression x keeps its target: B xⁿ / (K + xⁿ), with B and K such that it is 0 at 0, one
     * half at EC50 and 1 at 1.
     */
    static double activation(final double x, final double ec50, final double exponent) {
        return normalised(FastMath.pow(Math.max(0, x), exponent), FastMath.pow(ec50, exponent));
    }

    /**
     * With h = EC50ⁿ, B = (h - 1) / (2h - 1) and K = B - 1, multiplied out by 1 - 2h: B has a pole at h = 1/2, the
     * product has none.
     */
    private static double normalised(final double power, final double half) {
        return (1 - half) * power / (half + (1 - 2 * half) * power);
    }

    @Override
    public int getDimension() {
        return m_start.length - 1;
    }

    @Override
    public void computeDerivatives(final double t, final double[] x, final double[] derivative) {
        for (int g = 0; g < derivative.length; g++) {
            derivative[g] = m_start[g] == m_start[g + 1] ? 0 : production(g, x) - x[g];
        }
    }

    private double production(final int gene, final double[] x) {
        double joined = 0;
        for (int e = m_start[gene]; e < m_start[gene + 1]; e++) {
            // FastMath, as it is the same on every platform; below 0 only by the solver's own error
            final double activation =
                normalised(FastMath.pow(Math.max(0, x[m_regulator[e]]), m_exponent[e]), m_half[e]);
            final double a = m_represses[e] ? 1 - activation : activation;
            if (e == m_start[gene]) {
                joined = a;
            } else {
                joined = m_and[e] ? joined * a : joined + a - joined * a;
            }
        }
        return joined;
    }
}
