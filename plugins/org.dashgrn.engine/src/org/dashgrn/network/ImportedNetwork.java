package org.dashgrn.network;

/**
 * A network as read from a file, and what the reader left out.
 *
 * @param network the edges
 * @param format what the file was read as, never AUTO
 * @param zeroWeights edge-list rows with the weight 0, which are no edges
 * @param merged rows that repeat an edge, if {@link NetworkOptions.Duplicates#MERGE} was asked for
 */
public record ImportedNetwork(GeneNetwork network, NetworkFormat format, int zeroWeights, int merged) {

    /** @return one sentence for a log or a warning: how many edges, and what was left out */
    public String summary() {
        return network.edges().size() + " edges among " + network.genes().size() + " genes"
            + (zeroWeights == 0 ? "" : ", " + zeroWeights + " rows of weight 0 left out")
            + (merged == 0 ? "" : ", " + merged + " repeated edges merged");
    }
}
