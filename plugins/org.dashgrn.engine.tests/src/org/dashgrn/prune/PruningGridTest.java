package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.train.Selection;
import org.dashgrn.train.SmallData;
import org.dashgrn.train.Trainer;
import org.junit.Test;

/** Which of several ways to prune is chosen, and that neither order nor threads decide it. */
public class PruningGridTest {

    private static final int GENES = 12;
    private static final ExpressionTrajectories DATA = SmallData.create(GENES, 12, 1);
    private static final TrainedModel MODEL = SmallData.model(GENES, 2);

    private static PruningSettings way(final double lambda, final double target) {
        return new PruningSettings(Strategy.DASH_AS_PUBLISHED, lambda, lambda, new PruningSchedule(0, 0.5, 2, 0.2, target),
            6, Selection.SPARSEST);
    }

    private static PruningGrid.Result search(final int threads, final List<PruningSettings> ways,
        final Progress progress) {
        return new PruningGrid(Gemm.best(), threads).search(MODEL, DATA, SmallData.prior(GENES), null, ways, progress);
    }

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }

    @Test
    public void everyWayGivesWhatItGivesAlone() throws IOException {
        final List<PruningSettings> ways = List.of(way(0, 1), way(0.5, 1), way(1, 1), way(0.5, 0.3));
        final PruningGrid.Result one = search(1, ways, Progress.NONE);
        final PruningGrid.Result three = search(3, ways, Progress.NONE);
        assertEquals(one.points(), three.points());
        assertEquals(one.chosen(), three.chosen());
        assertArrayEquals(bytes(one.model()), bytes(three.model()));
        final TrainedModel alone = new DashPruner(new Trainer(Gemm.best(), 1)).prune(MODEL, DATA,
            SmallData.prior(GENES), null, ways.get(one.chosen()), Progress.NONE);
        assertArrayEquals(bytes(alone), bytes(one.model()));
    }

    @Test
    public void theSparsestWithinOneStandardErrorOfTheLowestLossIsChosen() {
        final List<PruningSettings> ways = new ArrayList<>();
        for (double target : new double[]{0.1, 0.3, 0.5, 0.6}) {
            ways.add(way(0, target));
            ways.add(way(0.5, target));
        }
        final PruningGrid.Result result = search(2, ways, Progress.NONE);
        final PruningGrid.Point lowest = result.points().stream()
            .min((a, b) -> Double.compare(a.validationLoss(), b.validationLoss())).get();
        final double limit = lowest.validationLoss() + lowest.validationError();
        final PruningGrid.Point chosen = result.points().get(result.chosen());
        assertTrue(lowest.validationError() > 0);
        assertTrue(chosen.validationLoss() <= limit);
        for (PruningGrid.Point point : result.points()) {
            final double target = point.settings().schedule().targetSparsity();
            final double chosenTarget = chosen.settings().schedule().targetSparsity();
            assertTrue(point.validationLoss() > limit || target < chosenTarget
                || target == chosenTarget && point.validationLoss() >= chosen.validationLoss());
        }
    }

    @Test
    public void aWayThatFailsIsToldAndTheOthersGoOn() {
        final PruningSettings failing = way(0.5, 1);
        final PruningSettings working = way(0, 1);
        final PruningGrid grid = new PruningGrid(Gemm.best(), 2);
        final PruningGrid.Result result =
            grid.search(MODEL, DATA, null, null, List.of(failing, working), Progress.NONE);
        assertEquals(1, result.chosen());
        assertTrue(result.points().get(0).problem().get().contains("prior"));
        assertTrue(Double.isNaN(result.points().get(0).validationLoss()));
        assertThrows(InvalidInputException.class,
            () -> grid.search(MODEL, DATA, null, null, List.of(failing, failing), Progress.NONE));
        assertThrows(InvalidInputException.class,
            () -> grid.search(MODEL, DATA, null, null, List.of(), Progress.NONE));
    }

    @Test(timeout = 60_000)
    public void cancelEndsAllRuns() throws InterruptedException {
        final Set<Thread> before = grids();
        final PruningSettings endless = new PruningSettings(Strategy.MAGNITUDE, 0, 0,
            new PruningSchedule(0, 0.5, 1_000_000, 0.2, 1), 10_000_000, Selection.SPARSEST);
        assertThrows(CancellationException.class, () -> search(2, List.of(endless, endless, endless),
            (fraction, message) -> {
                throw new CancellationException();
            }));
        for (Thread thread : grids()) {
            if (!before.contains(thread)) {
                thread.join();
            }
        }
    }

    private static Set<Thread> grids() {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("dash-grid"))
            .forEach(threads::add);
        return threads;
    }
}
