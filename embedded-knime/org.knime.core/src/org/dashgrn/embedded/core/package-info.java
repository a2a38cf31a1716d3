/** What the stand-in for org.knime.core keeps behind KNIME's types: tables in memory, cells in settings. */
package org.dashgrn.embedded.core;
