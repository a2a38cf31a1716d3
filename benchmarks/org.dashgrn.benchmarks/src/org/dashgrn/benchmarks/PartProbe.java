package org.dashgrn.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.PhoenixCsv;
import org.dashgrn.data.Progress;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.Provenance;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.prune.DashScore;
import org.dashgrn.prune.LayerWeights;
import org.dashgrn.train.PriorLoss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a run does once in a while: prior loss, a scoring round, reading and writing files. */
@Command(name = "part", hidden = true)
final class PartProbe implements Callable<Integer> {

    /** What to measure. */
    enum Part {
        PRIOR_LOSS, SCORE, READ_CSV, SAVE_AND_LOAD
    }

    @Parameters
    private Part m_part;

    @Option(names = "--genes", required = true)
    private int m_genes;

    @Option(names = "--hidden", defaultValue = "1")
    private int m_hidden;

    @Option(names = "--sparsity", defaultValue = "0")
    private double m_sparsity;

    @Option(names = "--seconds", defaultValue = "3")
    private double m_seconds;

    @Override
    public Integer call() throws IOException {
        final Stopwatch stopwatch = new Stopwatch(m_seconds);
        switch (m_part) {
            case PRIOR_LOSS:
                priorLoss(stopwatch);
                break;
            case SCORE:
                score(stopwatch);
                break;
            case READ_CSV:
                readCsv(stopwatch);
                break;
            default:
                saveAndLoad(stopwatch);
        }
        ProbeOutput.print("resident", Machine.resident("VmHWM"), "MB");
        return 0;
    }

    private void priorLoss(final Stopwatch stopwatch) {
        final Phoenix network = new SyntheticNetwork(m_genes, m_hidden).random(m_sparsity);
        final PriorLoss loss = new PriorLoss(network, InventedData.prior(m_genes), PriorLoss.drawStates(m_genes, 1),
            Gemm.best());
        final float[][] parameters = network.parameters();
        final float[][] gradient = new float[parameters.length][];
        for (int p = 0; p < parameters.length; p++) {
            gradient[p] = new float[parameters[p].length];
        }
        stopwatch.time(() -> loss.addGradient(0.01, gradient)).print(1);
    }

    private void score(final Stopwatch stopwatch) {
        final Phoenix network = new SyntheticNetwork(m_genes, m_hidden).random(m_sparsity);
        final IndexedNetwork prior = InventedData.prior(m_genes);
        final DashScore score = DashScore.create(0.75, 0.75, prior, null, m_hidden, m_genes, 1);
        stopwatch.time(() -> score.score(LayerWeights.of(network), Progress.NONE)).print(1);
    }

    private void readCsv(final Stopwatch stopwatch) throws IOException {
        final Path file = Files.createTempFile("dash-bench", ".csv");
        try {
            InventedData.writePhoenixCsv(m_genes, file);
            ProbeOutput.print("file", Files.size(file) / 1048576.0, "MB");
            stopwatch.time(() -> {
                try {
                    PhoenixCsv.read(file, null, Progress.NONE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).print(1);
        } finally {
            Files.delete(file);
        }
    }

    private void saveAndLoad(final Stopwatch stopwatch) throws IOException {
        final TrainedModel model = new TrainedModel(GeneNames.numbered(m_genes),
            new SyntheticNetwork(m_genes, m_hidden).random(m_sparsity), new Provenance("none", "", 0, 0, 0, 0, 0),
            List.of(), List.of(), Optional.empty());
        final Path file = Files.createTempFile("dash-bench", ".dash");
        try {
            final Stopwatch.Time save = stopwatch.time(() -> save(model, file));
            ProbeOutput.print("save", save.cpu(), "s");
            ProbeOutput.print("file", Files.size(file) / 1048576.0, "MB");
            final Stopwatch.Time load = stopwatch.time(() -> load(file));
            ProbeOutput.print("load", load.cpu(), "s");
        } finally {
            Files.delete(file);
        }
    }

    private static void save(final TrainedModel model, final Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ModelArchive.write(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(final Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ModelArchive.read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
