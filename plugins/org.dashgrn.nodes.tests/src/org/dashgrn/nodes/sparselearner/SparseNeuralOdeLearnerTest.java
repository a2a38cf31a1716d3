package org.dashgrn.nodes.sparselearner;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

/** The strategies without a prior, as a node. */
public class SparseNeuralOdeLearnerTest {

    private static TestNode learner(final SparseNeuralOdeLearnerParameters.Strategy strategy, final String base,
        final int epochs) throws InvalidSettingsException {
        return TestNode.of(new SparseNeuralOdeLearnerNodeFactory()).with(s -> {
            TestModels.small(epochs).apply(s);
            s.addString("strategy", strategy.name());
            s.addString("baseModel", base);
            s.addDouble("sparsity", 0.5);
        });
    }

    private static byte[] bytes(final PortObject model) throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(((DashModelPortObject)model).model(), out);
        return out.toByteArray();
    }

    @Test
    public void everyStrategyRunsOnBothBaseModels() throws Exception {
        for (SparseNeuralOdeLearnerParameters.Strategy strategy : SparseNeuralOdeLearnerParameters.Strategy.values()) {
            for (String base : List.of("PHOENIX", "MLP")) {
                final TestNode node = learner(strategy, base, 3);
                final DashModelPortObjectSpec planned =
                    (DashModelPortObjectSpec)node.configure(TestTables.trajectories())[0];
                final PortObject[] out = node.run(TestTables.trajectories());
                final DashModelPortObjectSpec trained = ((DashModelPortObject)out[0]).getSpec();
                assertEquals(base, trained.baseModel());
                assertEquals(planned.baseModel(), trained.baseModel());
                assertEquals(planned.strategy(), trained.strategy());
                assertEquals(planned.genes(), trained.genes());
                assertEquals(3, TestTables.rows(out[1]).size());
                assertArrayEquals(bytes(out[0]), bytes(node.reopened().run(TestTables.trajectories())[0]));
                TestNode.of(new RegulatoryNetworkExtractorNodeFactory()).run(out[0]);
            }
        }
    }

    @Test
    public void theSparsityAskedForIsWhatOneGets() throws Exception {
        final PortObject[] out =
            learner(SparseNeuralOdeLearnerParameters.Strategy.DST, "MLP", 4).run(TestTables.trajectories());
        assertEquals(0.5, ((DashModelPortObject)out[0]).getSpec().sparsity(), 1e-12);
    }

    @Test
    public void impossibleSettingsAreRefusedBeforeExecution() throws Exception {
        final TestNode node = learner(SparseNeuralOdeLearnerParameters.Strategy.DST, "MLP", 4);
        try {
            node.with(s -> s.addDouble("sparsity", 1));
        } catch (InvalidSettingsException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("Sparsity is 1.0"));
            return;
        }
        throw new AssertionError("was accepted");
    }
}
