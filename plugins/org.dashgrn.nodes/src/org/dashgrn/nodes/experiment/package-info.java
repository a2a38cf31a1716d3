/** What the nodes that train many models share: their options, and how they run. */
package org.dashgrn.nodes.experiment;
