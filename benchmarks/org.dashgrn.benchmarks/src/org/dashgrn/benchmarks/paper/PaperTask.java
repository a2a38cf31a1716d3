package org.dashgrn.benchmarks.paper;

import org.dashgrn.data.Progress;

/**
 * A cell that is still to be filled.
 *
 * @param key which
 * @param work fills it
 */
record PaperTask(PaperCell key, Work work) {

    /** Fills a cell. */
    @FunctionalInterface
    interface Work {

        /**
         * @param progress told how far it is; may cancel
         * @return the finished cell
         * @throws Exception if it cannot be filled
         */
        PaperResult run(Progress progress) throws Exception;
    }
}
