package org.dashgrn.prune;

import java.util.Arrays;
import org.dashgrn.compute.Pattern;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;

/**
 * Which weights serve edges that are believed in: for base models whose units cannot be wired anew. A plain network holds
 * the decay of every gene as a path from the gene to itself; with fewer units than genes these paths have to share
 * units, so no unit can be given few regulators. There a weight counts as much as the paths through it that lead along
 * believed edges, and decay:
 * <pre>
 * input  w_kj:  |w_kj|·Σ_i B_ji·|a_ik|        output a_ik:  |a_ik|·Σ_j B_ji·|w_kj|        B_ii = 1
 * </pre>
 */
final class EdgeSupport {

    private EdgeSupport() {
    }

    /**
     * @param network as it is
     * @param evidence lists the pairs
     * @param belief in each of them
     * @param least belief in an edge that counts
     * @param alive share of all weights of a layer that may stay alive; those that support least go
     * @return for every alive weight of each layer, whether it stays
     */
    static boolean[][] keep(final NeuralNetwork network, final EdgeEvidence evidence, final double[] belief,
        final double least, final double alive) {
        final boolean[][] keep = new boolean[network.layers().size()][];
        for (int p = 0; p < network.pairs(); p++) {
            final Layer in = network.layers().get(p);
            final Layer out = network.layers().get(network.pairs() + p);
            final double[] w = magnitudes(in);
            final double[] a = magnitudes(out);
            final double[] onInputs = new double[w.length];
            final double[] onOutputs = new double[a.length];
            for (int g = 0; g < network.genes(); g++) {
                add(network, g, g, 1, w, a, onInputs, onOutputs);
            }
            for (int e = 0; e < evidence.size(); e++) {
                if (belief[e] >= least) {
                    add(network, evidence.sources()[e], evidence.targets()[e], belief[e], w, a, onInputs, onOutputs);
                }
            }
            keep[p] = keep(in.pattern(), onInputs, alive);
            keep[network.pairs() + p] = keep(out.pattern(), onOutputs, alive);
        }
        return keep;
    }

    private static void add(final NeuralNetwork network, final int source, final int target, final double belief,
        final double[] w, final double[] a, final double[] onInputs, final double[] onOutputs) {
        for (int k = 0; k < network.hidden(); k++) {
            final int input = k * network.genes() + source;
            final int output = target * network.hidden() + k;
            final double path = belief * w[input] * a[output];
            onInputs[input] += path;
            onOutputs[output] += path;
        }
    }

    private static double[] magnitudes(final Layer layer) {
        return Arrays.stream(layer.pattern().dense(layer.values())).map(Math::abs).toArray();
    }

    private static boolean[] keep(final Pattern pattern, final double[] support, final double alive) {
        final double most = alive * pattern.rows() * pattern.columns();
        return ScheduledPruner.keep(pattern, support, Math.max(0, 1 - Math.floor(most + 1e-9) / Math.max(1, pattern.alive())));
    }
}
