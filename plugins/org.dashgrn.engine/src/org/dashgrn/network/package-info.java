/**
 * Gene networks (prior, co-regulation, reference): sparse, signed, with named genes; and their readers.
 */
package org.dashgrn.network;
