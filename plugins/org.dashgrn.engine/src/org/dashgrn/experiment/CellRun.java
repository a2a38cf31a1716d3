package org.dashgrn.experiment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.train.Trainer;

/** Computes a cell: the same on a thread here and in a process elsewhere. */
public final class CellRun {

    private CellRun() {
    }

    /**
     * @param cell what to compute
     * @param data its data set
     * @param keep what of the model to keep
     * @param threads how many may be used; the result does not depend on it
     * @param progress told how far it is; may cancel
     * @return the result; if training fails, one that says why
     * @throws CancellationException if it was cancelled
     */
    public static CellResult run(final Cell cell, final Dataset data, final Keep keep, final int threads,
        final Progress progress) {
        final long start = System.nanoTime();
        try {
            final ExpressionTrajectories training = cell.resample() == 0 ? data.training()
                : Bootstrap.sample(data.training(), cell.seed(), cell.resample());
            final TrainedModel model = cell.recipe().run(new Trainer(Gemm.best(), threads), training,
                data.priorOrNull(), data.coRegulationOrNull(), progress);
            final EffectRows rows = EffectRows.of(model.network());
            final RegulatoryNetwork network = RegulatoryNetwork.extract(rows,
                data.referenceOrNull() == null ? Math.max(1, keep.edges()) : Integer.MAX_VALUE, asking(progress));
            final LinkedHashMap<String, Double> measures =
                Measures.of(model, rows, network, data, threads, asking(progress));
            return new CellResult(cell, null, measures, seconds(start),
                keep.edges() > 0 ? network.strongest(keep.edges()) : null, keep.model() ? file(model) : null);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(cell, Optional.ofNullable(e.getMessage()).orElse(e.toString()), start);
        } catch (OutOfMemoryError e) {
            return failed(cell, "Out of memory: run fewer trainings at a time, or give Java more memory", start);
        }
    }

    private static CellResult failed(final Cell cell, final String reason, final long start) {
        return new CellResult(cell, reason.replaceAll("\\s+", " "), new LinkedHashMap<>(), seconds(start), null, null);
    }

    private static double seconds(final long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Scoring takes a moment after training, which fills the scale already. */
    private static Progress asking(final Progress progress) {
        return (fraction, message) -> progress.checkCancelled();
    }

    private static byte[] file(final TrainedModel model) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ModelArchive.write(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }
}
