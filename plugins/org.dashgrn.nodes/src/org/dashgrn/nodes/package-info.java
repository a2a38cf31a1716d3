/**
 * KNIME nodes: thin factories and parameters over the engine.
 */
package org.dashgrn.nodes;
