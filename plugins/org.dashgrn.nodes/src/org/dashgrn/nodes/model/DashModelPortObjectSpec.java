package org.dashgrn.nodes.model;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.swing.JComponent;
import org.dashgrn.model.TrainedModel;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/**
 * What is known about a model, before or after it was trained: enough for the next node to refuse data that do not fit.
 *
 * @param genes names of the genes, in the order of the model
 * @param baseModel the equations, e.g. PHOENIX
 * @param hiddenUnits hidden units of each kind
 * @param sparsity share of weights that are exactly 0; NaN before training
 * @param strategy how it was, or will be, pruned
 * @param seed of all that is random in training
 * @param dataFingerprint SHA-256 of the training data; empty before training
 * @param epoch the epoch whose weights the model has; 0 before training
 */
public record DashModelPortObjectSpec(List<String> genes, String baseModel, int hiddenUnits, double sparsity,
    String strategy, long seed, String dataFingerprint, int epoch) implements PortObjectSpec {

    private static final int FORMAT = 1;

    /** Copies the list. */
    public DashModelPortObjectSpec {
        genes = List.copyOf(genes);
    }

    /**
     * @param genes the genes that a model will have
     * @param baseModel its equations, e.g. PHOENIX
     * @param hiddenUnits its hidden units
     * @param strategy how it will be pruned
     * @param seed its seed
     * @return what is known before training
     */
    public static DashModelPortObjectSpec planned(final List<String> genes, final String baseModel,
        final int hiddenUnits, final String strategy, final long seed) {
        return new DashModelPortObjectSpec(genes, baseModel, hiddenUnits, Double.NaN, strategy, seed, "", 0);
    }

    /**
     * @param model a trained model
     * @return what is known about it
     */
    public static DashModelPortObjectSpec of(final TrainedModel model) {
        final long seed = model.state().map(state -> state.settings().seed()).orElse(0L);
        return new DashModelPortObjectSpec(model.genes(), model.network().baseModel().name(), model.network().hidden(),
            model.network().sparsity(), model.provenance().strategy(), seed, model.provenance().dataFingerprint(),
            model.provenance().epoch());
    }

    /** @return one line that tells what the model is */
    public String summary() {
        final String size = baseModel + ", " + genes.size() + " genes, " + hiddenUnits + " hidden units";
        return Double.isNaN(sparsity) ? size
            : String.format(Locale.ROOT, "%s, %.1f %% sparse (pruning: %s), epoch %d, seed %d", size, 100 * sparsity,
                strategy, epoch, seed);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[]{ModelView.of(this)};
    }

    /** Writes the spec as one JSON file. */
    public static final class Serializer extends PortObjectSpecSerializer<DashModelPortObjectSpec> {

        private static final String ENTRY = "spec.json";

        @Override
        public void savePortObjectSpec(final DashModelPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            write(spec, out);
        }

        @Override
        public DashModelPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            return read(in);
        }

        static void write(final DashModelPortObjectSpec spec, final ZipOutputStream out) throws IOException {
            final JsonArray genes = new JsonArray();
            spec.genes.forEach(genes::add);
            final JsonObject json = new JsonObject().add("format", FORMAT).add("baseModel", spec.baseModel)
                .add("hiddenUnits", spec.hiddenUnits)
                .add("sparsity", Double.isNaN(spec.sparsity) ? Json.NULL : Json.value(spec.sparsity))
                .add("strategy", spec.strategy).add("seed", Long.toString(spec.seed))
                .add("dataFingerprint", spec.dataFingerprint).add("epoch", spec.epoch).add("genes", genes);
            out.putNextEntry(new ZipEntry(ENTRY));
            out.write(json.toString().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        static DashModelPortObjectSpec read(final ZipInputStream in) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The model spec is damaged: it does not contain " + ENTRY + ".");
            }
            try {
                final JsonObject json =
                    Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
                if (json.getInt("format", 0) > FORMAT) {
                    throw new IOException("The model was written by a newer version of this extension (format "
                        + json.getInt("format", 0) + ", known up to " + FORMAT + "): update the extension.");
                }
                final List<String> genes = new ArrayList<>();
                json.get("genes").asArray().forEach(gene -> genes.add(gene.asString()));
                return new DashModelPortObjectSpec(genes, json.get("baseModel").asString(),
                    json.get("hiddenUnits").asInt(),
                    json.get("sparsity").isNull() ? Double.NaN : json.get("sparsity").asDouble(),
                    json.get("strategy").asString(), Long.parseLong(json.get("seed").asString()),
                    json.get("dataFingerprint").asString(), json.get("epoch").asInt());
            } catch (ParseException | UnsupportedOperationException | NullPointerException
                    | NumberFormatException e) {
                throw new IOException("The model spec is damaged: " + e.getMessage(), e);
            }
        }
    }
}
