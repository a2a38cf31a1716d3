package org.dashgrn.model;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.InvalidInputException;

/**
 * The model file: a zip of {@code model.json} and NumPy arrays, which Python reads without us.
 * <p>
 * A layer without pruned weights is one float32 array of two dimensions, e.g. {@code ws.npy}, hidden × genes. A pruned
 * layer is in compressed-row form as SciPy has it: {@code ws.values.npy}, {@code ws.columns.npy},
 * {@code ws.row_start.npy}. Layers of PHOENIX are ws, wp (hidden × genes), as, ap (genes × hidden); bs, bp and v are
 * vectors. An MLP has w (hidden × genes), a (genes × hidden) and the vector b. The training state, where it is kept, lies below {@code state/}: the network after the last epoch, unless it is the model
 * itself, and Adam's moments, one value per alive weight. Equal models give equal bytes.
 */
public final class ModelArchive {

    private static final String JSON = "model.json";
    private static final LocalDateTime START = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int LARGEST_JSON = 64 << 20;
    /** There are 63 at most. */
    private static final int MOST_ENTRIES = 100;

    private ModelArchive() {
    }

    /**
     * @param model what to write
     * @param out receives the zip; not closed
     * @throws IOException if writing fails
     */
    public static void write(final TrainedModel model, final OutputStream out) throws IOException {
        final ZipOutputStream zip = new ZipOutputStream(out);
        writeEntries(model, zip);
        zip.finish();
    }

    /**
     * Writes the entries into a zip that somebody else opened, such as KNIME's.
     *
     * @param model what to write
     * @param zip receives the entries; neither finished nor closed
     * @throws IOException if writing fails
     */
    public static void writeEntries(final TrainedModel model, final ZipOutputStream zip) throws IOException {
        entry(zip, JSON, out -> out.write(ModelJson.of(model).toString().getBytes(StandardCharsets.UTF_8)));
        writeNetwork(zip, "", model.network());
        if (model.state().isPresent()) {
            final TrainingState state = model.state().get();
            if (state.last() != model.network()) {
                writeNetwork(zip, "state/", state.last());
            }
            final float[][] gates = state.gates();
            for (int l = 0; l < gates.length; l++) {
                final float[] logAlpha = gates[l];
                entry(zip, "state/gates." + state.last().baseModel().file(l) + ".npy",
                    out -> NpyArray.write(out, logAlpha, logAlpha.length));
            }
            writeMoments(zip, "state/first.", state.last().baseModel(), state.firstMoments());
            writeMoments(zip, "state/second.", state.last().baseModel(), state.secondMoments());
        }
        if (model.evidence().isPresent()) {
            writeEvidence(zip, model.evidence().get());
        }
    }

    private static void writeEvidence(final ZipOutputStream zip, final EdgeEvidence evidence) throws IOException {
        entry(zip, "evidence/sources.npy", out -> NpyArray.write(out, evidence.sources()));
        entry(zip, "evidence/targets.npy", out -> NpyArray.write(out, evidence.targets()));
        entry(zip, "evidence/in_prior.npy", out -> NpyArray.write(out, numbers(evidence.inPrior())));
        entry(zip, "evidence/chosen.npy", out -> NpyArray.write(out, numbers(evidence.chosen())));
        entry(zip, "evidence/dense.npy", out -> NpyArray.write(out, evidence.dense(), evidence.size()));
        entry(zip, "evidence/strength.npy", out -> NpyArray.write(out, evidence.strength(), evidence.size()));
        entry(zip, "evidence/unlisted.npy", out -> NpyArray.write(out, evidence.unlisted()));
    }

    /** @return 1 for true, 0 for false */
    private static int[] numbers(final boolean[] flags) {
        final int[] numbers = new int[flags.length];
        for (int i = 0; i < flags.length; i++) {
            numbers[i] = flags[i] ? 1 : 0;
        }
        return numbers;
    }

    private static void writeNetwork(final ZipOutputStream zip, final String folder, final NeuralNetwork network)
        throws IOException {
        final int layers = network.layers().size();
        for (int l = 0; l < layers; l++) {
            final String name = folder + network.baseModel().file(l);
            final Layer layer = network.layers().get(l);
            final Pattern pattern = layer.pattern();
            if (pattern.isFull()) {
                entry(zip, name + ".npy",
                    out -> NpyArray.write(out, layer.values(), pattern.rows(), pattern.columns()));
            } else {
                entry(zip, name + ".values.npy", out -> NpyArray.write(out, layer.values(), layer.values().length));
                entry(zip, name + ".columns.npy", out -> NpyArray.write(out, pattern.column()));
                entry(zip, name + ".row_start.npy", out -> NpyArray.write(out, pattern.rowStart()));
            }
        }
        final float[][] parameters = network.parameters();
        for (int p = layers; p < parameters.length; p++) {
            final float[] vector = parameters[p];
            entry(zip, folder + network.baseModel().file(p) + ".npy", out -> NpyArray.write(out, vector, vector.length));
        }
    }

    private static void writeMoments(final ZipOutputStream zip, final String prefix, final BaseModel model,
        final float[][] moments) throws IOException {
        for (int p = 0; p < moments.length; p++) {
            final float[] moment = moments[p];
            entry(zip, prefix + moment(model, p) + ".npy", out -> NpyArray.write(out, moment, moment.length));
        }
    }

    /** The moments of gates follow those of the parameters. */
    private static String moment(final BaseModel model, final int index) {
        final int parameters = model.layers().size() + model.vectors().size();
        return index < parameters ? model.file(index) : "gates." + model.file(index - parameters);
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static void entry(final ZipOutputStream zip, final String name, final Content content) throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        // always the same moment, so that equal models give equal files
        entry.setTimeLocal(START);
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }

    /**
     * @param in the zip; not closed
     * @param name how the file is called in messages
     * @return the model
     * @throws InvalidInputException if the file is damaged, cut short, of another kind or of a newer version
     */
    public static TrainedModel read(final InputStream in, final String name) {
        return readEntries(new ZipInputStream(in), name);
    }

    /**
     * Reads the entries that {@link #writeEntries} wrote, from the next one to the end of the zip.
     *
     * @param zip in front of {@code model.json}
     * @param name how the file is called in messages
     * @return the model
     * @throws InvalidInputException if the file is damaged, cut short, of another kind or of a newer version
     */
    public static TrainedModel readEntries(final ZipInputStream zip, final String name) {
        try {
            final JsonObject json = readJson(zip, name);
            final int genes = json.get("genes").asArray().size();
            final int hidden = json.get("hidden").asInt();
            if (hidden < 1 || hidden > TrainingSettings.MOST_HIDDEN) {
                throw new IOException("a model of " + hidden + " hidden units");
            }
            final long most =
                Math.max((long)genes * Math.max(genes, hidden), Math.max(hidden + 1L, EdgeEvidence.MOST_BINS)) + 1;
            final Map<String, Object> arrays = new HashMap<>();
            long left = NpyArray.mostInMemory();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    final Object array = NpyArray.read(zip, Math.min(most, left));
                    left -= Array.getLength(array);
                    if (arrays.put(entry.getName(), array) != null || arrays.size() > MOST_ENTRIES) {
                        throw new IOException("entry " + entry.getName() + " is there twice, or there are more than "
                            + MOST_ENTRIES);
                    }
                }
            }
            return assemble(json, new Arrays(arrays, ModelJson.baseModel(json), genes, hidden));
        } catch (InvalidInputException e) {
            throw e.in(name);
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with bytes of unknown origin: to the user it is one and the same
            throw new InvalidInputException("The model file is damaged or cut short (" + e.getMessage() + ")", name,
                "Save the model again, or copy the file again", e);
        }
    }

    private static JsonObject readJson(final ZipInputStream zip, final String name) throws IOException {
        final ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(JSON)) {
            throw new InvalidInputException("This is not a DASH model: it does not begin with " + JSON, name,
                "Choose a file that DASH for KNIME has written");
        }
        final byte[] bytes = zip.readNBytes(LARGEST_JSON);
        if (bytes.length == LARGEST_JSON) {
            throw new IOException(JSON + " is larger than " + LARGEST_JSON + " bytes");
        }
        final JsonObject json = Json.parse(new String(bytes, StandardCharsets.UTF_8)).asObject();
        if (!json.getString("format", "").equals(ModelJson.FORMAT)) {
            throw new InvalidInputException("This is not a DASH model: its format is not " + ModelJson.FORMAT, name,
                "Choose a file that DASH for KNIME has written");
        }
        final int version = json.getInt("version", 0);
        if (version > ModelJson.VERSION) {
            throw new InvalidInputException("The model file has version " + version
                + " of the format; this extension reads up to version " + ModelJson.VERSION, name,
                "Update DASH for KNIME");
        }
        return json;
    }

    private static TrainedModel assemble(final JsonObject json, final Arrays arrays) throws IOException {
        final NeuralNetwork network = arrays.network("");
        Optional<TrainingState> state = Optional.empty();
        if (json.get("training") != null) {
            final NeuralNetwork last = arrays.holdsNetwork("state/") ? arrays.network("state/") : network;
            final float[][] gates = ModelJson.hasGates(json) ? arrays.gates(last) : new float[0][];
            state = Optional.of(ModelJson.state(json, last, arrays.moments("state/first.", last, gates),
                arrays.moments("state/second.", last, gates), gates));
        }
        return new TrainedModel(ModelJson.genes(json), network, ModelJson.provenance(json), ModelJson.history(json),
            ModelJson.prunings(json), state, arrays.evidence());
    }

    /** The arrays of a file, handed out once their sizes are checked. */
    private record Arrays(Map<String, Object> arrays, BaseModel model, int genes, int hidden) {

        boolean contains(final String name) {
            return arrays.containsKey(name);
        }

        /** Vectors are never pruned, so the name of the last one is always the same. */
        boolean holdsNetwork(final String folder) {
            return contains(folder + model.vectors().get(model.vectors().size() - 1) + ".npy");
        }

        NeuralNetwork network(final String folder) throws IOException {
            return switch (model) {
                case PHOENIX -> new Phoenix(in(folder + "ws"), in(folder + "wp"), out(folder + "as"),
                    out(folder + "ap"), floats(folder + "bs.npy", hidden), floats(folder + "bp.npy", hidden),
                    floats(folder + "v.npy", genes));
                case MLP -> new Mlp(in(folder + "w"), out(folder + "a"), floats(folder + "b.npy", hidden));
            };
        }

        private Layer in(final String name) throws IOException {
            return layer(name, hidden, genes);
        }

        private Layer out(final String name) throws IOException {
            return layer(name, genes, hidden);
        }

        private Layer layer(final String name, final int rows, final int columns) throws IOException {
            if (contains(name + ".npy")) {
                return Layer.dense(rows, columns, floats(name + ".npy", rows * columns));
            }
            final int[] rowStart = ints(name + ".row_start.npy", rows + 1);
            final int alive = rowStart[rows];
            final int[] column = ints(name + ".columns.npy", alive);
            for (int r = 0; r < rows; r++) {
                if (rowStart[0] != 0 || rowStart[r] > rowStart[r + 1]) {
                    throw new IOException(name + " has rows out of order");
                }
                for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                    if (column[e] < 0 || column[e] >= columns || e > rowStart[r] && column[e] <= column[e - 1]) {
                        throw new IOException(name + " has columns out of order in row " + r);
                    }
                }
            }
            return new Layer(new Pattern(rows, columns, rowStart, column), floats(name + ".values.npy", alive));
        }

        float[][] gates(final NeuralNetwork network) throws IOException {
            final float[][] gates = new float[network.layers().size()][];
            for (int l = 0; l < gates.length; l++) {
                gates[l] = floats("state/gates." + model.file(l) + ".npy", network.layers().get(l).pattern().columns());
            }
            return gates;
        }

        float[][] moments(final String prefix, final NeuralNetwork network, final float[][] gates)
            throws IOException {
            final float[][] parameters = network.parameters();
            final float[][] moments = new float[parameters.length + gates.length][];
            for (int p = 0; p < moments.length; p++) {
                moments[p] = floats(prefix + moment(model, p) + ".npy",
                    p < parameters.length ? parameters[p].length : gates[p - parameters.length].length);
            }
            return moments;
        }

        Optional<EdgeEvidence> evidence() throws IOException {
            if (!(arrays.get("evidence/sources.npy") instanceof int[] sources)) {
                return Optional.empty();
            }
            final int pairs = sources.length;
            final int[] targets = ints("evidence/targets.npy", pairs);
            final boolean[] inPrior = flags("evidence/in_prior.npy", pairs);
            // models of before this was kept do not have it
            final boolean[] chosen = arrays.containsKey("evidence/chosen.npy") ? flags("evidence/chosen.npy", pairs)
                : new boolean[pairs];
            long previous = -1;
            for (int e = 0; e < pairs; e++) {
                final long pair = (long)sources[e] * genes + targets[e];
                if (sources[e] < 0 || sources[e] >= genes || targets[e] < 0 || targets[e] >= genes
                    || pair <= previous) {
                    throw new IOException("evidence has pairs of genes out of order");
                }
                previous = pair;
            }
            final float[] dense = floats("evidence/dense.npy", pairs);
            final float[] strength = floats("evidence/strength.npy", pairs);
            for (int e = 0; e < pairs; e++) {
                if (dense[e] < 0 || strength[e] < 0) {
                    throw new IOException("evidence holds a negative strength");
                }
            }
            if (!(arrays.get("evidence/unlisted.npy") instanceof int[] unlisted)
                || java.util.Arrays.stream(unlisted).anyMatch(count -> count < 0)) {
                throw new IOException("evidence/unlisted.npy is missing or holds a negative count");
            }
            return Optional.of(new EdgeEvidence(sources, targets, inPrior, chosen, dense, strength, unlisted));
        }

        private boolean[] flags(final String name, final int length) throws IOException {
            final int[] numbers = ints(name, length);
            final boolean[] flags = new boolean[length];
            for (int i = 0; i < length; i++) {
                flags[i] = numbers[i] != 0;
            }
            return flags;
        }

        private float[] floats(final String name, final int length) throws IOException {
            if (arrays.get(name) instanceof float[] values && values.length == length) {
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        throw new IOException(name + " holds " + value);
                    }
                }
                return values;
            }
            throw new IOException(name + " is missing or not " + length + " numbers");
        }

        private int[] ints(final String name, final int length) throws IOException {
            if (arrays.get(name) instanceof int[] values && values.length == length) {
                return values;
            }
            throw new IOException(name + " is missing or not " + length + " whole numbers");
        }
    }
}
