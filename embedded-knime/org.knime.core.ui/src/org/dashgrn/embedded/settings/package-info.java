/** Parameters saved as settings and loaded from them, under the keys that KNIME uses. */
package org.dashgrn.embedded.settings;
