/**
 * Fills the paper's table: every strategy on every data set, seed by seed, each cell once ({@code dash bench paper}).
 */
package org.dashgrn.benchmarks.paper;
