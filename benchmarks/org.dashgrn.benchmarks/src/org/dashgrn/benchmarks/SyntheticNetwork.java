package org.dashgrn.benchmarks;

import java.util.List;
import java.util.Random;
import org.dashgrn.compute.Pattern;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;

/** Networks of a given shape, as the PyTorch script draws them, with random masks or those of a pruned model. */
final class SyntheticNetwork {

    private final Random m_random = new Random(1);
    private final int m_genes;
    private final int m_hidden;

    SyntheticNetwork(final int genes, final int hidden) {
        m_genes = genes;
        m_hidden = hidden;
    }

    /** @param sparsity share of the weights that a random mask prunes */
    Phoenix random(final double sparsity) {
        return network(List.of(mask(m_hidden, m_genes, sparsity), mask(m_hidden, m_genes, sparsity),
            mask(m_genes, m_hidden, sparsity), mask(m_genes, m_hidden, sparsity)));
    }

    /** New random weights where the given model has weights. */
    Phoenix masked(final Phoenix model) {
        return network(model.layers().stream().map(Layer::pattern).toList());
    }

    private Phoenix network(final List<Pattern> patterns) {
        final double out = 1 / Math.sqrt(m_genes);
        return new Phoenix(layer(patterns.get(0), 0.05), layer(patterns.get(1), 0.05), layer(patterns.get(2), out),
            layer(patterns.get(3), out), normal(m_hidden, 0.05), normal(m_hidden, 0.05), uniform(m_genes));
    }

    private Layer layer(final Pattern pattern, final double spread) {
        return new Layer(pattern, normal(pattern.alive(), spread));
    }

    private Pattern mask(final int rows, final int columns, final double sparsity) {
        final Pattern full = Pattern.full(rows, columns);
        if (sparsity == 0) {
            return full;
        }
        final boolean[] keep = new boolean[rows * columns];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = m_random.nextDouble() >= sparsity;
        }
        return full.retain(keep);
    }

    float[] normal(final int length, final double spread) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float)(spread * m_random.nextGaussian());
        }
        return values;
    }

    float[] uniform(final int length) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = m_random.nextFloat();
        }
        return values;
    }
}
