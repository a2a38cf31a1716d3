/**
 * Training: losses, Adam, learning-rate and stopping rules, and the trainer that can be continued.
 */
package org.dashgrn.train;
