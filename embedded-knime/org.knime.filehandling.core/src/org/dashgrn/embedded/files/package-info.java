/** The files that can be reached without KNIME: those of this machine, of the workflow, and of its data area. */
package org.dashgrn.embedded.files;
