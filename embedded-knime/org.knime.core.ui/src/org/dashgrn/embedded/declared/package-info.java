/** What a node factory says of its node, opened for those who run it. */
package org.dashgrn.embedded.declared;
