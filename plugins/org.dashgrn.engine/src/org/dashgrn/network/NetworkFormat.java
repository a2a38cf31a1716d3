package org.dashgrn.network;

/** How a file writes down a network. */
public enum NetworkFormat {

    /** Told by the file name and the first two rows. */
    AUTO,

    /** One edge a row: source, target, perhaps weight and sign. See {@link EdgeList}. */
    EDGE_LIST,

    /** A number for every pair of genes; row = regulator, column = target. See {@link AdjacencyMatrix}. */
    MATRIX,

    /** Cytoscape's simple interaction format: source, kind of interaction, targets. See {@link Sif}. */
    SIF
}
