package org.dashgrn.model;

import java.util.List;
import java.util.Locale;

/** The equations that a model has (METHOD.md, section 1), and how their parameters are called. */
public enum BaseModel {

    /** Additive and multiplicative regulation of Hill-transformed expression: {@link Phoenix}. */
    PHOENIX(List.of("Ws", "Wp", "As", "Ap"), List.of("bs", "bp", "v")),

    /** A plain network of two layers: {@link Mlp}. */
    MLP(List.of("W", "A"), List.of("b"));

    private final List<String> m_layers;
    private final List<String> m_vectors;

    BaseModel(final List<String> layers, final List<String> vectors) {
        m_layers = layers;
        m_vectors = vectors;
    }

    /** @return names of the weight matrices: input layers, then output layers */
    public List<String> layers() {
        return m_layers;
    }

    /** @return names of the other parameters, in the order of {@link Dynamics#parameters()} after the layers */
    List<String> vectors() {
        return m_vectors;
    }

    /**
     * @param index place in {@link Dynamics#parameters()}
     * @return how files call the parameter
     */
    String file(final int index) {
        return index < m_layers.size() ? m_layers.get(index).toLowerCase(Locale.ROOT)
            : m_vectors.get(index - m_layers.size());
    }
}
