package org.dashgrn.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A training that is stopped anywhere and goes on from its checkpoint ends with the bits of one that never stopped. */
public class CheckpointTest {

    private static final int GENES = 8;
    private static final int EPOCHS = 14;
    private static final ExpressionTrajectories DATA = SmallData.create(GENES, 12, 1);

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    /** Stops the work when it has been asked so often whether to go on. */
    private static final class StopAfter implements Progress {
        private int m_left;

        StopAfter(final int calls) {
            m_left = calls;
        }

        @Override
        public void report(final double fraction, final String message) {
            if (m_left-- == 0) {
                throw new CancellationException("stopped");
            }
        }
    }

    private interface Run {
        TrainedModel run(Trainer trainer, Progress progress);
    }

    private static TrainedModel learn(final Trainer trainer, final Progress progress) {
        return trainer.train(SmallData.settings(5, 3), EPOCHS, DATA, null, progress);
    }

    private static Run prune(final Strategy strategy, final Selection selection) {
        final TrainedModel model = SmallData.model(GENES, 2);
        return (trainer, progress) -> new DashPruner(trainer).prune(model, DATA, SmallData.prior(GENES), null,
            new PruningSettings(strategy, 0.05, 0.01, new PruningSchedule(1, 0.5, 3, 0.2, 0.8), EPOCHS, selection),
            progress);
    }

    private static byte[] bytes(final TrainedModel model) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ModelArchive.write(model, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Trainer trainer() {
        return new Trainer(Gemm.best(), 1);
    }

    private static int calls(final Run run) {
        final int[] calls = {0};
        run.run(trainer(), (fraction, message) -> calls[0]++);
        return calls[0];
    }

    private Checkpoint everyEpoch(final Path folder, final String fingerprint) {
        return Checkpoint.in(folder, "run", fingerprint, Double.POSITIVE_INFINITY);
    }

    /** Stops again and again at random moments until it gets through. */
    private void assertSameBits(final Run run, final long seed) throws IOException {
        final byte[] expected = bytes(run.run(trainer(), Progress.NONE));
        final int calls = calls(run);
        final Random random = new Random(seed);
        for (int repeat = 0; repeat < 5; repeat++) {
            final Path folder = m_temporary.newFolder().toPath();
            int stops = 0;
            while (true) {
                // at least an epoch's worth, or it would never get on
                final int last = stops < 6 ? calls / EPOCHS + 2 + random.nextInt(calls / 3) : Integer.MAX_VALUE;
                try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
                    assertArrayEquals(expected,
                        bytes(run.run(trainer().saving(checkpoint), new StopAfter(last))));
                    break;
                } catch (CancellationException e) {
                    stops++;
                }
            }
            assertTrue("never stopped", stops > 0);
            assertEquals(List.of("run.checkpoint", "run.lock"),
                Arrays.stream(folder.toFile().list()).sorted().toList());
        }
    }

    @Test
    public void learningGoesOn() throws IOException {
        assertSameBits(CheckpointTest::learn, 1);
    }

    @Test
    public void pruningGoesOnWithItsScores() throws IOException {
        for (Strategy strategy : Strategy.values()) {
            assertSameBits(prune(strategy, Selection.SPARSEST), 2);
        }
        assertSameBits(prune(Strategy.DASH_AS_PUBLISHED, Selection.LOWEST_VALIDATION_LOSS), 3);
    }

    @Test
    public void aFinishedRunIsNotRepeated() throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        final byte[] first;
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            first = bytes(learn(trainer().saving(checkpoint), Progress.NONE));
        }
        final int[] calls = {0};
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            assertArrayEquals(first, bytes(learn(trainer().saving(checkpoint), (fraction, message) -> calls[0]++)));
        }
        assertEquals(0, calls[0]);
    }

    @Test
    public void theCheckpointOfAnotherRunIsRefusedAndKept() throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            learn(trainer().saving(checkpoint), Progress.NONE);
        }
        final byte[] before = Files.readAllBytes(folder.resolve("run.checkpoint"));
        try (Checkpoint checkpoint = everyEpoch(folder, "g")) {
            final InvalidInputException e = assertThrows(InvalidInputException.class,
                () -> learn(trainer().saving(checkpoint), Progress.NONE));
            assertTrue(e.getMessage(), e.getMessage().contains("of another run") && e.place().endsWith("run.checkpoint"));
        }
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("run.checkpoint")));
    }

    @Test
    public void twoRunsCannotShareAFolder() throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        try (Checkpoint first = everyEpoch(folder, "f")) {
            final InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> everyEpoch(folder, "f"));
            assertTrue(e.getMessage(), e.getMessage().contains("Another run"));
        }
        everyEpoch(folder, "f").close();
    }

    @Test
    public void aCheckpointThatCannotBeWrittenLeavesTheLastOneIntact() throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            assertThrows(CancellationException.class,
                () -> learn(trainer().saving(checkpoint), new StopAfter(40)));
        }
        final byte[] before = Files.readAllBytes(folder.resolve("run.checkpoint"));
        final Path obstacle = Files.createDirectories(folder.resolve("run.checkpoint.part/in the way"));
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            final InvalidInputException e = assertThrows(InvalidInputException.class,
                () -> learn(trainer().saving(checkpoint), Progress.NONE));
            assertTrue(e.getMessage(), e.getMessage().contains("the one before it is intact"));
        }
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("run.checkpoint")));
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            assertArrayEquals(bytes(learn(trainer(), Progress.NONE)),
                bytes(learn(trainer().saving(checkpoint), Progress.NONE)));
        }
    }

    @Test
    public void aFileIsNoFolder() throws IOException {
        final Path file = m_temporary.newFile().toPath();
        final InvalidInputException e = assertThrows(InvalidInputException.class, () -> everyEpoch(file, "f"));
        assertTrue(e.getMessage(), e.getMessage().contains("cannot be written to"));
    }

    /** Whatever byte is wrong or missing: our error or the right result, nothing else. */
    @Test
    public void damagedCheckpointsAreRefused() throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        final Run run = prune(Strategy.DASH_AS_PUBLISHED, Selection.SPARSEST);
        try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
            assertThrows(CancellationException.class, () -> run.run(trainer().saving(checkpoint), new StopAfter(60)));
        }
        final Path file = folder.resolve("run.checkpoint");
        final byte[] whole = Files.readAllBytes(file);
        final byte[] expected = bytes(run.run(trainer(), Progress.NONE));
        final Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            if (i % 2 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                damaged[random.nextInt(whole.length)] ^= (byte)(1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try (Checkpoint checkpoint = everyEpoch(folder, "f")) {
                // a flipped bit in a time stamp or in the directory of the zip means nothing
                assertArrayEquals(expected, bytes(run.run(trainer().saving(checkpoint), Progress.NONE)));
            } catch (InvalidInputException e) {
                assertFalse(e.getMessage(), e.place().isEmpty() && e.remedy().isEmpty());
                refused++;
            }
        }
        assertTrue(refused + " refused", refused > 50);
    }

    @Test
    public void fingerprintsTellInputsApart() {
        final TrainedModel model = SmallData.model(GENES, 1);
        final List<String> prints = List.of(new Fingerprint().data(DATA).hex(),
            new Fingerprint().data(SmallData.create(GENES, 12, 2)).hex(),
            new Fingerprint().settings(SmallData.settings(5, 3)).hex(),
            new Fingerprint().settings(SmallData.settings(5, 4)).hex(), new Fingerprint().network(null).hex(),
            new Fingerprint().network(SmallData.prior(GENES)).hex(), new Fingerprint().model(model).hex(),
            new Fingerprint().model(SmallData.model(GENES, 2)).hex());
        assertEquals(prints.size(), prints.stream().distinct().count());
        assertEquals(prints.get(6), new Fingerprint().model(model).hex());
    }
}
