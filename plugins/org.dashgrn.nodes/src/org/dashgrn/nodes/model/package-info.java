/**
 * The model port: what flows from the Neural ODE Learner and the DASH Pruner to the other nodes.
 */
package org.dashgrn.nodes.model;
