/** What many executions, cancels and nodes at once leave behind: small numbers in every build, large ones on demand. */
package org.dashgrn.nodes.longrun;
