package org.dashgrn.sweep;

import org.dashgrn.experiment.CellExecutor;

/** Where the cells of a sweep are computed. */
@FunctionalInterface
public interface ExecutorSource {

    /**
     * @param parallel how many trainings at a time; 0: as many as there are processors
     * @param cells how many there are
     * @return what computes them
     */
    CellExecutor of(int parallel, int cells);
}
