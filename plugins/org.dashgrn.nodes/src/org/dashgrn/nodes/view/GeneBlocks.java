package org.dashgrn.nodes.view;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonValue;
import java.util.List;
import java.util.function.IntFunction;
import org.dashgrn.data.Progress;

/**
 * Genes in blocks: a page asks for the data of a whole block, so that it asks seldom and gets little.
 *
 * @param order the genes, those first that are looked at first
 * @param size genes per block
 */
record GeneBlocks(int[] order, int size) {

    private static final int GENES = 25;

    static GeneBlocks of(final List<String> genes, final int[] order) {
        return new GeneBlocks(order, Math.max(GENES, genes.size() / 400));
    }

    /** @return genes per block; gene order[i] is entry i % size of part "block/(i / size)" */
    JsonValue json() {
        return Json.value(size);
    }

    void addTo(final ViewData.Builder parts, final Progress progress, final IntFunction<JsonValue> gene) {
        for (int start = 0; start < order.length; start += size) {
            final JsonArray block = new JsonArray();
            for (int i = start; i < Math.min(order.length, start + size); i++) {
                progress.checkCancelled();
                block.add(gene.apply(order[i]));
            }
            parts.part("block/" + start / size, block.toString());
        }
    }
}
