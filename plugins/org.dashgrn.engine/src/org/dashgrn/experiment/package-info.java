/**
 * Many trainings: data × strategy × settings × seed × bootstrap sample, each an independent, seeded, serialisable cell
 * whose result is small. Cells run on threads here, or wherever a {@link org.dashgrn.experiment.CellExecutor} takes them.
 */
package org.dashgrn.experiment;
