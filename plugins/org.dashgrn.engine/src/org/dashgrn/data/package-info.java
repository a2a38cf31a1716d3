/**
 * Expression trajectories, their intervals and splits, and the readers of PHOENIX CSV, wide and long tables.
 */
package org.dashgrn.data;
