package org.dashgrn.evaluate;

import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.NeuralNetwork;

/**
 * The regulator × target effects of a model, one row at a time, so that n×n numbers never have to be held at once
 * (METHOD.md, section 4).
 */
public interface EffectRows {

    /** @return the number of genes, n */
    int genes();

    /**
     * @param regulator index of a gene
     * @return its effect on every gene, n values; exactly 0 where there is no edge; the caller may keep the array
     */
    double[] effects(int regulator);

    /**
     * @param network of a model
     * @return its effects; later changes of its weights do not show
     */
    static EffectRows of(final NeuralNetwork network) {
        final EffectMatrix effects = network.effects();
        return new EffectRows() {
            @Override
            public int genes() {
                return effects.genes();
            }

            @Override
            public double[] effects(final int regulator) {
                return effects.row(regulator);
            }
        };
    }
}
