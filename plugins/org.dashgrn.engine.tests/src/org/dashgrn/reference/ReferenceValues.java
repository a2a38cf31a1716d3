package org.dashgrn.reference;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;
import org.dashgrn.network.IndexedNetwork;

/** Numbers computed in double precision with the authors' published model on small fixed inputs. */
public final class ReferenceValues {

    private ReferenceValues() {
    }

    /** @return the cases below a key of the file: dynamics, dash or effects */
    public static List<JsonObject> cases(final String key) {
        try (Reader reader = new InputStreamReader(
            ReferenceValues.class.getResourceAsStream("reference-values.json"), StandardCharsets.UTF_8)) {
            final List<JsonObject> cases = new ArrayList<>();
            for (JsonValue value : Json.parse(reader).asObject().get(key).asArray()) {
                cases.add(value.asObject());
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the value at a path; keys of the file may contain dots */
    public static JsonValue at(final JsonObject object, final String... path) {
        JsonValue value = object;
        for (String key : path) {
            value = value.asObject().get(key);
        }
        return value;
    }

    /** @return a nested list of any depth, flattened row-major */
    public static double[] flat(final JsonValue value) {
        final List<Double> numbers = new ArrayList<>();
        collect(value, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(final JsonValue value, final List<Double> numbers) {
        if (value.isArray()) {
            value.asArray().forEach(element -> collect(element, numbers));
        } else {
            numbers.add(value.asDouble());
        }
    }

    public static float[] floats(final JsonValue value) {
        final double[] numbers = flat(value);
        final float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float)numbers[i];
        }
        return floats;
    }

    /** @return one array per row */
    public static float[][] rows(final JsonValue value) {
        final JsonArray array = value.asArray();
        final float[][] rows = new float[array.size()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = floats(array.get(r));
        }
        return rows;
    }

    /** @return the model of a case of dynamics or effects */
    public static Phoenix network(final JsonObject testCase) {
        final float[] v = floats(at(testCase, "parameters", "geneMultipliers"));
        final float[] bs = floats(at(testCase, "parameters", "sums.bias"));
        final int n = v.length;
        final int m = bs.length;
        return new Phoenix(Layer.dense(m, n, floats(at(testCase, "parameters", "sums.weight"))),
            Layer.dense(m, n, floats(at(testCase, "parameters", "prods.weight"))),
            Layer.dense(n, m, floats(at(testCase, "parameters", "combineSums.weight"))),
            Layer.dense(n, m, floats(at(testCase, "parameters", "combineProds.weight"))), bs,
            floats(at(testCase, "parameters", "prods.bias")), v);
    }

    /** @return the keys of the file for the parameter arrays, in their order */
    public static List<String> parameterKeys() {
        return List.of("sums.weight", "prods.weight", "combineSums.weight", "combineProds.weight", "sums.bias",
            "prods.bias", "geneMultipliers");
    }

    /** @return a dense n×n matrix as a network */
    public static IndexedNetwork matrix(final JsonValue value) {
        final double[] dense = flat(value);
        final int n = value.asArray().size();
        final List<int[]> pairs = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != 0) {
                pairs.add(new int[]{i / n, i % n});
                weights.add(dense[i]);
            }
        }
        return IndexedNetwork.of(n, pairs, weights);
    }
}
