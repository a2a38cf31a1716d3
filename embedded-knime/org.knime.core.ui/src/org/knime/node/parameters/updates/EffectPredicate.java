package org.knime.node.parameters.updates;

/** A condition on parameters. The stand-in has no dialogs and never evaluates one. */
public interface EffectPredicate {

    default EffectPredicate and(final EffectPredicate other) {
        return this;
    }

    default EffectPredicate or(final EffectPredicate other) {
        return this;
    }

    default EffectPredicate negate() {
        return this;
    }
}
