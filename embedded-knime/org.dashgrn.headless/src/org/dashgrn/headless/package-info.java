/**
 * Runs a KNIME workflow without KNIME: reads the workflow folder, executes its nodes in order on the stand-in for
 * KNIME's API, and writes what they give. Only our own nodes can run here; any other is refused by name.
 */
package org.dashgrn.headless;
