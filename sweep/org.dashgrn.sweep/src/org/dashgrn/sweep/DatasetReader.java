package org.dashgrn.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectoryFile;
import org.dashgrn.data.TrajectoryFormat;
import org.dashgrn.data.TrajectoryOptions;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.network.GeneMatch;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.dashgrn.simulate.SimulationSettings;

/** Reads, or simulates, a data set as the YAML file describes it. */
final class DatasetReader {

    private final Path m_folder;
    private final Progress m_progress;

    /**
     * @param spec the YAML file: the files it names are relative to its folder
     * @param progress asked whether to go on
     */
    DatasetReader(final Path spec, final Progress progress) {
        m_folder = spec.toAbsolutePath().getParent();
        m_progress = progress;
    }

    Dataset read(final Yaml yaml) throws IOException {
        final Map<String, Yaml> entries = yaml.entries("name", "expression", "genes", "simulate", "test", "prior",
            "coRegulation", "reference", "assayedOnly");
        if (entries.containsKey("simulate") == entries.containsKey("expression")) {
            throw yaml.error("Either expression or simulate says where the data come from", "Give one of them");
        }
        try {
            return entries.containsKey("simulate") ? simulated(yaml, entries) : fromFiles(yaml, entries);
        } catch (InvalidInputException e) {
            throw e.place().startsWith(m_folder.toString()) || e.place().contains(".y") ? e : yaml.error(e);
        }
    }

    private Dataset simulated(final Yaml yaml, final Map<String, Yaml> entries) throws IOException {
        for (String key : List.of("genes", "prior", "coRegulation", "reference", "assayedOnly")) {
            if (entries.containsKey(key)) {
                throw entries.get(key).error("Simulated data have their own " + key, "Remove the key");
            }
        }
        final Map<String, Yaml> s = entries.get("simulate").entries("genes", "regulatorShare", "inputShare",
            "meanRegulators", "repressionShare", "trajectories", "times", "noise", "relocatedShare", "seed");
        final SimulationSettings d = SimulationSettings.DEFAULT;
        final SimulatedData data = GrnSimulator.simulate(new SimulationSettings(
            s.containsKey("genes") ? s.get("genes").smallInteger(2) : d.genes(),
            number(s, "regulatorShare", d.regulatorShare()), number(s, "inputShare", d.inputShare()),
            number(s, "meanRegulators", d.meanRegulators()), number(s, "repressionShare", d.repressionShare()),
            s.containsKey("trajectories") ? s.get("trajectories").smallInteger(1) : d.trajectories(),
            s.containsKey("times") ? s.get("times").items().stream().mapToDouble(Yaml::number).toArray() : d.times(),
            number(s, "noise", d.noise()), number(s, "relocatedShare", d.relocatedShare()),
            s.containsKey("seed") ? s.get("seed").integer() : d.seed()), m_progress);
        final TrajectorySplit.Partition parts = split(data.trajectories(), entries, null);
        return new Dataset(name(yaml, entries, "simulated"), parts.training(),
            data.prior().indexed(parts.training().genes()), null, parts.test(), data.truth(), ScoringRules.ALL_PAIRS);
    }

    private static double number(final Map<String, Yaml> entries, final String key, final double otherwise) {
        return entries.containsKey(key) ? entries.get(key).number() : otherwise;
    }

    private static String name(final Yaml yaml, final Map<String, Yaml> entries, final String otherwise) {
        final String name = entries.containsKey("name") ? entries.get("name").text() : otherwise;
        if (name.isBlank()) {
            throw yaml.error("The data have no name", "Give them one");
        }
        return name;
    }

    private Dataset fromFiles(final Yaml yaml, final Map<String, Yaml> entries) throws IOException {
        final Yaml expression = entries.get("expression");
        final Path file = path(expression);
        final GeneNames names = entries.containsKey("genes")
            ? GeneNames.read(path(entries.get("genes")), "", m_progress) : null;
        final TrajectoryOptions options = TrajectoryOptions.DEFAULT.withGenes(names);
        final ExpressionTrajectories all =
            TrajectoryFile.read(file, TrajectoryFormat.AUTO, options, asking());
        final TrajectorySplit.Partition parts = split(all, entries, options);
        final List<String> genes = parts.training().genes();
        final GeneNetwork reference = network(entries.get("reference"), genes, "reference", names);
        final boolean assayedOnly = entries.containsKey("assayedOnly") && entries.get("assayedOnly").flag();
        return new Dataset(name(yaml, entries, file.getFileName().toString()), parts.training(),
            indexed(network(entries.get("prior"), genes, "prior", names), genes),
            indexed(symmetric(network(entries.get("coRegulation"), genes, "co-regulation network", names)), genes),
            parts.test(), reference, new ScoringRules(true, assayedOnly));
    }

    /** What to set apart for the test, if anything. */
    private TrajectorySplit.Partition split(final ExpressionTrajectories all, final Map<String, Yaml> entries,
        final TrajectoryOptions options) throws IOException {
        if (!entries.containsKey("test")) {
            return new TrajectorySplit.Partition(all, null);
        }
        final Yaml test = entries.get("test");
        final Map<String, Yaml> how = test.entries("trajectories", "share", "lastTimes", "file", "seed");
        final long seed = how.containsKey("seed") ? how.get("seed").integer() : 1;
        final List<String> ways =
            how.keySet().stream().filter(key -> !key.equals("seed")).toList();
        if (ways.size() != 1) {
            throw test.error("The test data are described in " + ways.size() + " ways",
                "Give one of trajectories, share, lastTimes and file");
        }
        final Yaml value = how.get(ways.get(0));
        try {
            return switch (ways.get(0)) {
                case "trajectories" -> TrajectorySplit.byTrajectory(all, value.smallInteger(1), seed);
                case "share" -> TrajectorySplit.byTrajectoryFraction(all, value.number(), seed);
                case "lastTimes" -> TrajectorySplit.byLastTimes(all, value.smallInteger(1));
                default -> new TrajectorySplit.Partition(all, testFile(value, all, options));
            };
        } catch (InvalidInputException e) {
            throw e.place().startsWith(test.place()) ? e : value.error(e);
        }
    }

    private ExpressionTrajectories testFile(final Yaml value, final ExpressionTrajectories training,
        final TrajectoryOptions options) throws IOException {
        if (options == null) {
            throw value.error("Simulated data are tested on simulated data", "Give trajectories, share or lastTimes");
        }
        final ExpressionTrajectories test =
            TrajectoryFile.read(path(value), TrajectoryFormat.AUTO, options, asking());
        if (!test.genes().equals(training.genes())) {
            throw value.error("The test data have other genes, or in another order, than the training data",
                "Give both the same gene columns");
        }
        return test;
    }

    private GeneNetwork network(final Yaml yamlOrNull, final List<String> genes, final String what,
        final GeneNames names) throws IOException {
        if (yamlOrNull == null) {
            return null;
        }
        Path file;
        NetworkFormat format = NetworkFormat.AUTO;
        NetworkOptions options = NetworkOptions.DEFAULT.withGenes(names);
        if (yamlOrNull.isMapping()) {
            final Map<String, Yaml> e = yamlOrNull.entries("file", "format", "source", "target", "weight", "sign");
            file = path(yamlOrNull.required(e, "file"));
            options = options.withColumns(text(e, "source"), text(e, "target"), text(e, "weight"), text(e, "sign"));
            if (e.containsKey("format")) {
                final Yaml wanted = e.get("format");
                format = Arrays.stream(NetworkFormat.values()).filter(f -> f.name().equalsIgnoreCase(wanted.text()))
                    .findFirst().orElseThrow(() -> wanted.error("There is no format " + wanted.text(),
                        "Choose from " + Arrays.toString(NetworkFormat.values())));
            }
        } else {
            file = path(yamlOrNull);
        }
        final GeneNetwork network = NetworkFile.read(file, format, options, asking()).network();
        try {
            GeneMatch.of(network, genes).requireEdges("the " + what);
        } catch (InvalidInputException e) {
            throw yamlOrNull.error(e);
        }
        return network;
    }

    private static String text(final Map<String, Yaml> entries, final String key) {
        return entries.containsKey(key) ? entries.get(key).text() : "";
    }

    private static IndexedNetwork indexed(final GeneNetwork network, final List<String> genes) {
        return network == null ? null : network.indexed(genes);
    }

    private static GeneNetwork symmetric(final GeneNetwork network) {
        return network == null ? null : network.symmetric();
    }

    private Path path(final Yaml yaml) {
        final Path path = m_folder.resolve(yaml.text()).normalize();
        if (!Files.isRegularFile(path)) {
            throw yaml.error("There is no file " + path, "Files are relative to the folder of this file");
        }
        return path;
    }

    /** Reading reports shares of a file, which mean nothing for a sweep. */
    private Progress asking() {
        return (fraction, message) -> m_progress.checkCancelled();
    }
}
