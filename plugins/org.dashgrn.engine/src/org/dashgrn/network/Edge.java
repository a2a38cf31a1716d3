package org.dashgrn.network;

import java.io.Serializable;

/**
 * A directed edge between named genes.
 *
 * @param source the regulator
 * @param target the gene it regulates
 * @param weight strength and sign; its meaning is the network's; finite, not zero
 */
public record Edge(String source, String target, double weight) implements Serializable {
}
