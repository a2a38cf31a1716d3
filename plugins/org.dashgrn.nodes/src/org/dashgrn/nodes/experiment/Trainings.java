package org.dashgrn.nodes.experiment;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Experiment;
import org.dashgrn.experiment.Keep;
import org.dashgrn.experiment.ThreadedExecutor;

/** Runs the cells of an experiment within a node. */
public final class Trainings {

    private Trainings() {
    }

    /**
     * @param experiment what to train
     * @param parallel how many trainings at a time; nothing for as many as there are processors
     * @param keep what of each model is kept
     * @param progress told how far; may cancel
     * @param warnings is told of failures
     * @return one result per cell, in the experiment's order
     * @throws InvalidInputException if all fail
     * @throws IOException never
     */
    public static List<CellResult> run(final Experiment experiment, final Optional<Integer> parallel, final Keep keep,
        final Progress progress, final List<String> warnings) throws IOException {
        final Map<String, CellResult> results = new HashMap<>();
        ThreadedExecutor.of(parallel.orElse(0), experiment.cells().size()).run(experiment.cells(),
            experiment.datasets(), keep, result -> results.put(result.cell().key(), result), progress);
        final List<CellResult> all = experiment.cells().stream().map(cell -> results.get(cell.key())).toList();
        final List<CellResult> failed = all.stream().filter(result -> !result.succeeded()).toList();
        if (failed.size() == all.size()) {
            throw new InvalidInputException("All " + all.size() + " trainings failed; the first (" + failed.get(0).cell()
                .title() + "): " + failed.get(0).failureOrNull().replaceAll("\\.$", ""), "", "");
        }
        if (!failed.isEmpty()) {
            warnings.add(failed.size() + " of " + all.size() + " trainings failed; the first ("
                + failed.get(0).cell().title() + "): " + failed.get(0).failureOrNull().replaceAll("\\.$", ""));
        }
        return all;
    }
}
