package org.dashgrn.model;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dashgrn.data.InvalidInputException;

/**
 * A training that is under way, as a file: a zip of {@code checkpoint.json}, the memory of the pruner as NumPy arrays
 * (float64), and the entries of a model file ({@link ModelArchive}) with the training state.
 */
public final class CheckpointArchive {

    private static final String FORMAT = "dash-checkpoint";
    private static final int VERSION = 1;
    private static final String JSON = "checkpoint.json";
    private static final int LARGEST_JSON = 1 << 20;
    private static final int MOST_ARRAYS = 64;

    /**
     * @param fingerprint of data and settings: only the same run may go on from here
     * @param firstEpoch epochs that the model had when the run began
     * @param model as it is, with its training state
     * @param pruner as it is, if there is one
     */
    public record Content(String fingerprint, int firstEpoch, TrainedModel model, Optional<PrunerState> pruner) {
    }

    private CheckpointArchive() {
    }

    /**
     * @param content what to write
     * @param out receives the zip; not closed
     * @throws IOException if writing fails
     */
    public static void write(final Content content, final OutputStream out) throws IOException {
        final ZipOutputStream zip = new ZipOutputStream(out);
        // weights hardly compress: a checkpoint is to cost little time
        zip.setLevel(Deflater.BEST_SPEED);
        final JsonObject json = new JsonObject().add("format", FORMAT).add("version", VERSION)
            .add("fingerprint", content.fingerprint()).add("firstEpoch", content.firstEpoch());
        final List<double[]> memory = content.pruner().map(PrunerState::memory).orElse(List.of());
        content.pruner().ifPresent(pruner -> {
            final JsonArray counters = new JsonArray();
            pruner.counters().forEach(counters::add);
            json.add("counters", counters).add("arrays", memory.size());
        });
        zip.putNextEntry(new ZipEntry(JSON));
        zip.write(json.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        for (int a = 0; a < memory.size(); a++) {
            zip.putNextEntry(new ZipEntry("pruner/" + a + ".npy"));
            NpyArray.write(zip, memory.get(a));
            zip.closeEntry();
        }
        ModelArchive.writeEntries(content.model(), zip);
        zip.finish();
    }

    /**
     * @param in the zip; not closed
     * @param name how the file is called in messages
     * @return what was written
     * @throws InvalidInputException if the file is damaged, cut short, of another kind or of a newer version
     */
    public static Content read(final InputStream in, final String name) {
        try {
            final ZipInputStream zip = new ZipInputStream(in);
            final JsonObject json = readJson(zip, name);
            Optional<PrunerState> pruner = Optional.empty();
            if (json.get("counters") != null) {
                final List<Integer> counters = new ArrayList<>();
                for (JsonValue counter : json.get("counters").asArray()) {
                    counters.add(counter.asInt());
                }
                pruner = Optional.of(new PrunerState(counters, readMemory(zip, json.get("arrays").asInt())));
            }
            final TrainedModel model = ModelArchive.readEntries(zip, name);
            if (model.state().isEmpty()) {
                throw new IOException("it has no training state");
            }
            return new Content(json.get("fingerprint").asString(), json.get("firstEpoch").asInt(), model, pruner);
        } catch (InvalidInputException e) {
            throw e.in(name);
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with bytes of unknown origin: to the user it is one and the same
            throw new InvalidInputException("The checkpoint is damaged or cut short (" + e.getMessage() + ")", name,
                "Delete it to start the training anew", e);
        }
    }

    private static JsonObject readJson(final ZipInputStream zip, final String name) throws IOException {
        final ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(JSON)) {
            throw new InvalidInputException("This is not a checkpoint: it does not begin with " + JSON, name,
                "Choose another folder");
        }
        final byte[] bytes = zip.readNBytes(LARGEST_JSON);
        if (bytes.length == LARGEST_JSON) {
            throw new IOException(JSON + " is larger than " + LARGEST_JSON + " bytes");
        }
        final JsonObject json = Json.parse(new String(bytes, StandardCharsets.UTF_8)).asObject();
        if (!json.getString("format", "").equals(FORMAT) || json.getInt("version", 0) != VERSION) {
            throw new InvalidInputException("The checkpoint is not of version " + VERSION + " of " + FORMAT, name,
                "Delete it to start the training anew, or use the version of this extension that wrote it");
        }
        return json;
    }

    private static List<double[]> readMemory(final ZipInputStream zip, final int arrays) throws IOException {
        if (arrays < 0 || arrays > MOST_ARRAYS) {
            throw new IOException(arrays + " arrays");
        }
        final List<double[]> memory = new ArrayList<>();
        long left = NpyArray.mostInMemory();
        for (int a = 0; a < arrays; a++) {
            if (zip.getNextEntry() == null || !(NpyArray.read(zip, left) instanceof double[] values)) {
                throw new IOException("the memory of the pruner is missing");
            }
            left -= values.length;
            memory.add(values);
        }
        return memory;
    }
}
