package org.dashgrn.evaluate;

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
}
