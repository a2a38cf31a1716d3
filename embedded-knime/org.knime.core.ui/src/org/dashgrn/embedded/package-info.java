/**
 * Runs single nodes of KNIME's fluent API without KNIME: the place of its workflow manager. How a node is declared is
 * in {@code declared}, its parameters as settings in {@code settings}, the data of its view in {@code json}.
 */
package org.dashgrn.embedded;
