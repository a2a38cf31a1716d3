package org.dashgrn.evaluate;

/** Edges of one model, by index: what several models can be compared by. */
public interface WeightedEdges {

    /** @return the number of genes, n */
    int genes();

    /** @return the number of edges */
    int size();

    /**
     * @param edge from 0
     * @return index of the regulator
     */
    int source(int edge);

    /**
     * @param edge from 0
     * @return index of the target
     */
    int target(int edge);

    /**
     * @param edge from 0
     * @return the effect of the regulator on the target; its sign says activation or repression
     */
    double effect(int edge);

    /**
     * @param edge from 0
     * @return what edges of different targets are compared by; not negative
     */
    double score(int edge);
}
