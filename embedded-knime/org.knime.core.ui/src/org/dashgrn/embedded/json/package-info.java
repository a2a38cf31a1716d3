/** Data as the page of a view receives it. */
package org.dashgrn.embedded.json;
