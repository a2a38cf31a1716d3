/**
 * Simulated data with known truth: random regulatory networks with Hill kinetics, noise and corrupted priors.
 */
package org.dashgrn.simulate;
