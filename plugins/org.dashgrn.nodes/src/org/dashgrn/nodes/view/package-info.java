/**
 * What the views of the nodes show: each class turns a result into the data of one page of the folder {@code html}.
 * The data are made once, when the node is executed, and saved with it; pages hold no logic beyond drawing.
 */
package org.dashgrn.nodes.view;
