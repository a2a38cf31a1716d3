package org.dashgrn.nodes.model;

import java.util.Locale;
import org.dashgrn.nodes.Names;
import org.knime.core.node.ModelContent;
import org.knime.core.node.workflow.ModelContentOutPortView;

/** What the view of a model port tells: the same before and after training, as far as it is known. */
final class ModelView {

    private ModelView() {
    }

    /** @return name and value of everything that is known about a model, in reading order */
    static ModelContent content(final DashModelPortObjectSpec spec) {
        final ModelContent content = new ModelContent("DASH neural ODE");
        content.addString("equations", spec.baseModel());
        content.addInt("genes", spec.genes().size());
        content.addInt("hidden units", spec.hiddenUnits());
        if (!Double.isNaN(spec.sparsity())) {
            content.addString("sparsity", String.format(Locale.ROOT, "%.2f %%", 100 * spec.sparsity()));
            content.addInt("epoch", spec.epoch());
            content.addString("training data (SHA-256)", spec.dataFingerprint());
        }
        content.addString("pruning", spec.strategy());
        content.addLong("seed", spec.seed());
        content.addString("names of the genes", Names.list(spec.genes()));
        return content;
    }

    static ModelContentOutPortView of(final DashModelPortObjectSpec spec) {
        return new ModelContentOutPortView(content(spec));
    }
}
