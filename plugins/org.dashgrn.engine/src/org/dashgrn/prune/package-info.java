/**
 * Pruning: schedules, scores (DASH, magnitude, prior) and masks.
 */
package org.dashgrn.prune;
