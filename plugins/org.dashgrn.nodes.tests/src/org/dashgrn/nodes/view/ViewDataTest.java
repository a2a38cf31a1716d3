package org.dashgrn.nodes.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.embedded.EmbeddedView;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortUtil;

/** What views get to show, also of large data, and what of it survives saving. */
public class ViewDataTest {

    private static final String NAME = "<img src=x onerror=alert(1)>";

    private static JsonObject page(final ViewData data) {
        return Json.parse(data.page()).asObject();
    }

    private static ViewData savedAndLoaded(final ViewData data) throws Exception {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(data, file, new ExecutionMonitor());
        return (ViewData)PortUtil.readObjectFromStream(new ByteArrayInputStream(file.toByteArray()),
            new ExecutionMonitor());
    }

    @Test
    public void trajectoriesKeepMissingValuesAndSurviveSaving() throws Exception {
        final ExpressionTrajectories data = new ExpressionTrajectories(List.of("A", NAME), List.of(
            new Trajectory("k1", new double[]{0, 1}, new double[][]{{0.5, 0}, {0.5, Double.NaN}}),
            new Trajectory("k2", new double[]{0, 2, 3}, new double[][]{{0.5, 1}, {0.25, 3}, {0.5, 1}})));
        final ViewData view = savedAndLoaded(TrajectoriesView.of(data, Progress.NONE));
        final JsonObject page = page(view);
        assertEquals(NAME, page.get("genes").asArray().get(1).asString());
        assertEquals("the gene that varies most first", "[1,0]", page.get("order").toString());
        assertEquals("[0,1]", page.get("missing").toString());
        assertEquals(List.of("block/0"), view.parts());
        assertEquals("[[[0,null],[1,3,1]],[[0.5,0.5],[0.5,0.25,0.5]]]", view.part("block/0"));
        assertThrows(IllegalArgumentException.class, () -> view.part("block/1"));
    }

    @Test
    public void tooManyTrajectoriesAreCutEvenly() {
        final int genes = 2000;
        final ExpressionTrajectories data =
            new ExpressionTrajectories(IntStream.range(0, genes).mapToObj(g -> "G" + g).toList(),
                IntStream.range(0, 600).mapToObj(k -> new Trajectory("k" + k, new double[]{0, 1, 2, 3, 4},
                    new double[5][genes])).toList());
        final JsonObject page = page(TrajectoriesView.of(data, Progress.NONE));
        assertEquals(600, page.getInt("total", 0));
        assertEquals(300, page.get("trajectories").asArray().size());
        assertEquals("k598", page.get("trajectories").asArray().get(299).asString());
    }

    private static BufferedDataTable edges(final int genes, final int count) throws Exception {
        final TableBuilder table = new TableBuilder(TestTables.context(), new DataTableSpec("Edges",
            new String[]{"source", "target", "effect", "score", "in prior"}, new DataType[]{StringCell.TYPE,
                StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, BooleanCell.TYPE}));
        for (int e = 0; e < count; e++) {
            table.add(new StringCell("G" + e % 500), new StringCell("G" + e / 500 % genes),
                new DoubleCell(1.0 / (e + 1)), new DoubleCell(0.5), e == 0 ? BooleanCell.TRUE : BooleanCell.FALSE);
        }
        return table.build();
    }

    @Test
    public void aHugeNetworkStartsWithItsStrongestEdgesAndHasTheRestByGene() throws Exception {
        final int genes = 20_000;
        final List<String> names = IntStream.range(0, genes).mapToObj(g -> "G" + g).toList();
        final ViewData view = savedAndLoaded(
            NetworkView.of(names, edges(genes, 500_000), Optional.empty(), new ExecutionMonitor()));
        final JsonObject page = page(view);
        assertEquals(500_000, page.getInt("total", 0));
        assertEquals(40_000, page.get("edges").asObject().get("s").asArray().size());
        assertTrue("The page is " + view.page().length() + " characters", view.page().length() < 3_000_000);
        final int block = page.getInt("blocks", 0);
        final JsonObject gene = Json.parse(view.part("block/" + 900 / block)).asArray().get(900 % block).asObject();
        assertEquals("none of its 500 edges is among the strongest, yet its own strongest are there", 200,
            gene.get("in").asObject().get("s").asArray().size());
        assertEquals(900, gene.get("in").asObject().get("t").asArray().get(0).asInt());
    }

    @Test
    public void edgesThatThePriorHasAloneAreDropped() throws Exception {
        final IndexedNetwork prior =
            IndexedNetwork.of(3, List.of(new int[]{0, 0}, new int[]{2, 1}), List.of(1.0, 1.0));
        final JsonObject page = page(NetworkView.of(List.of("G0", "G1", "G2"), edges(3, 3), Optional.of(prior),
            new ExecutionMonitor()));
        final JsonObject dropped = page.get("prior").asObject();
        assertEquals("[2]", dropped.get("s").toString());
        assertEquals("[1]", dropped.get("t").toString());
        assertEquals(1, dropped.getInt("dropped", 0));
        assertEquals("[1,0,0]", page.get("edges").asObject().get("k").toString());
    }

    @Test
    public void observedAndPredictedAreComparedWhereBothAreKnown() {
        final ViewData view = new PredictionView(List.of("A", "B"), List.of("k"), new double[][]{{0, 1, 2}},
            new double[][][]{{{0, 0}, {1, Double.NaN}, {3, 2}}}, new int[]{0}, new double[]{0},
            new double[][]{{0, 1, 1.5, 2}}, new double[][][]{{{0, 0}, {1, 5}, {2, 2}, {2, 2}}}, Optional.empty(),
            List.of()).data(Progress.NONE);
        final JsonObject page = page(view);
        assertEquals("the initial state and what was not observed do not count", 3, page.getInt("pairs", 0));
        assertEquals(1 / 3.0, page.getDouble("mse", 0), 1e-6);
        assertEquals("A: errors 1, deviations 2; B: a single value", 0.5, page.getDouble("rSquared", 0), 1e-6);
        assertEquals("[0.5,null]", page.get("geneRSquared").toString());
        final JsonArray genes = Json.parse(view.part("block/0")).asArray();
        assertEquals("{\"observed\":[[0,1,3]],\"predicted\":[[0,1,2,2]]}", genes.get(0).toString());
    }

    @Test
    public void aNodeShowsWhatItKeptWhenItWasExecuted() throws Exception {
        final TestNode node = TestNode.of(new RegulatoryNetworkExtractorNodeFactory());
        final EmbeddedView view = node.node().embeddedView().orElseThrow();
        assertEquals("nothing yet", "{\"result\":{}}", view.initialData().orElseThrow());
        assertEquals(List.of(), ((ViewParts)view.service("")).parts());
        node.run(TestModels.dense());
        final JsonObject result =
            Json.parse(view.initialData().orElseThrow()).asObject().get("result").asObject();
        final JsonObject page = Json.parse(result.getString("view", "")).asObject();
        assertFalse(page.get("genes").asArray().isEmpty());
        assertTrue(page.getInt("total", 0) > 0);
        assertTrue("the library is in the bundle", view.page().getResource("common/lib/echarts.min.js").isPresent());
    }
}
