package org.dashgrn.experiment;

import java.util.List;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.dashgrn.simulate.SimulationSettings;

/** A simulated data set that trains in a moment, and settings to go with it. */
final class SmallExperiment {

    static final StrategySettings SETTINGS = StrategySettings.DEFAULTS.with(Option.HIDDEN_UNITS, 4)
        .with(Option.EPOCHS, 6).with(Option.EVERY, 2).with(Option.VALIDATION_TRAJECTORIES, 2);

    private SmallExperiment() {
    }

    static Dataset data() {
        return data("small", 12);
    }

    static Dataset data(final String name, final int genes) {
        final SimulatedData simulated = GrnSimulator.simulate(new SimulationSettings(genes, 0.5, 0.3, 2, 0.3, 14,
            new double[]{0, 1, 2, 4}, 0.02, 0.2, 3), Progress.NONE);
        final TrajectorySplit.Partition split = TrajectorySplit.byTrajectory(simulated.trajectories(), 3, 1);
        final List<String> genesOfData = split.training().genes();
        return new Dataset(name, split.training(), simulated.prior().indexed(genesOfData), null, split.test(),
            simulated.truth(), ScoringRules.ALL_PAIRS);
    }
}
