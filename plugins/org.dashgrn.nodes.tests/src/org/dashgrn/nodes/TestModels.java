package org.dashgrn.nodes;

import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.knime.core.node.NodeSettings;

/** Small models, trained on {@link TestTables#trajectories()}. */
public final class TestModels {

    private TestModels() {
    }

    /** @return settings under which training takes no time */
    public static TestNode.Edit small(final int epochs) {
        return (final NodeSettings s) -> {
            s.addInt("hiddenUnits", 4);
            s.addInt("epochs", epochs);
            s.addInt("validationTrajectories", 1);
        };
    }

    /** @return a model after two epochs, not pruned */
    public static DashModelPortObject dense() throws Exception {
        return (DashModelPortObject)TestNode.of(new NeuralOdeLearnerNodeFactory()).with(small(2))
            .run(TestTables.trajectories())[0];
    }
}
