package org.dashgrn.model;

/**
 * What one pruning round did to one layer.
 *
 * @param round counted from 1
 * @param epoch the epoch that followed
 * @param layer Ws, Wp, As or Ap
 * @param weights entries of the layer
 * @param before alive before the round
 * @param after alive after it
 * @param ridge what had to be added to the diagonal of S·Sᵀ to solve with it, relative to its mean; 0 if nothing
 */
public record PruningRecord(int round, int epoch, String layer, int weights, int before, int after, double ridge) {
}
