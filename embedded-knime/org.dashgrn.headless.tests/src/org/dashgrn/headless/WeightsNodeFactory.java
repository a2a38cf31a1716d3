package org.dashgrn.headless;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Gives a port object that is no table. */
public final class WeightsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create().name("Weights").icon("./x.png")
        .shortDescription("Weights.").fullDescription("Weights.").sinceVersion(5, 8, 0)
        .ports(p -> p.addOutputPort("Model", "The weights.", Weights.TYPE))
        .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(new WeightsSpec()))
            .execute((in, out) -> out.setOutData(new Weights())));

    public WeightsNodeFactory() {
        super(NODE);
    }
}
