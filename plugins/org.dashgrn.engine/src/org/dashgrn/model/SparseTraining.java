package org.dashgrn.model;

import static org.dashgrn.data.InvalidInputException.require;

import java.io.Serializable;

/**
 * How a model is made sparse by the way it is trained, without pruning rounds (METHOD.md, section 5). Part of the
 * {@link TrainingSettings}: {@code settings.with(SparseTraining.l0())} trains by it.
 *
 * @param rule what makes it sparse
 * @param gateWeight λ_L0: weight of the expected share of weights behind open gates, per training interval
 * @param pathWeight λ_L1: weight of the mean product of |weights| along paths from gene to gene
 * @param gatePathWeight λ_path: weight of the mean product of gates along those paths
 * @param temperature of the gates, above 0: the lower, the more they are either open or shut
 * @param sparsity share of weights that dynamic sparse training leaves out, at least 0 and below 1
 * @param replaced share of the living weights that it replaces at first, 0 to 1; falls to 0 as a cosine
 * @param every epochs between replacements
 * @param until last epoch of replacements
 */
public record SparseTraining(Rule rule, double gateWeight, double pathWeight, double gatePathWeight, double temperature,
    double sparsity, double replaced, int every, int until) implements Serializable {

    /** What makes a model sparse. */
    public enum Rule {

        /** Nothing: the model stays dense. */
        NONE("none"),

        /** Gates on the inputs of each layer, and a price on open ones (Louizos, Welling and Kingma 2018). */
        L0("L0"),

        /** A price on the product of weights along paths (Aliee et al., Beyond predictions in neural ODEs, 2021). */
        C_NODE("C-NODE"),

        /** Gates, and a price on open gates and on weights along paths (Aliee et al. 2022). */
        PATHREG("PathReg"),

        /** A fixed number of weights, of which the smallest give way to others (Evci et al. 2020, RigL). */
        DST("dynamic sparse training");

        private final String m_title;

        Rule(final String title) {
            m_title = title;
        }

        /** @return how a model trained so is called in its provenance */
        public String title() {
            return m_title;
        }

        /** @return whether the inputs of every layer have gates */
        public boolean hasGates() {
            return this == L0 || this == PATHREG;
        }
    }

    /** The model stays dense. */
    public static final SparseTraining NONE = new SparseTraining(Rule.NONE, 0, 0, 0, 1, 0, 0, 1, 0);

    /** Checks all ranges. */
    public SparseTraining {
        require(gateWeight >= 0 && gateWeight < 1e9, "Weight of gates", gateWeight, "of at least 0");
        require(pathWeight >= 0 && pathWeight < 1e9, "Weight of paths", pathWeight, "of at least 0");
        require(gatePathWeight >= 0 && gatePathWeight < 1e9, "Weight of gates along paths", gatePathWeight,
            "of at least 0");
        require(temperature >= 1e-3 && temperature <= 10, "Temperature", temperature, "between 0.001 and 10");
        require(sparsity >= 0 && sparsity < 1, "Sparsity", sparsity, "of at least 0 and below 1");
        require(replaced >= 0 && replaced <= 1, "Replaced share", replaced, "between 0 and 1");
        require(every >= 1, "Epochs between replacements", every, "of at least 1");
        require(until >= 0, "Last epoch of replacements", until, "of at least 0");
    }

    /** @return L0 with the paper's λ_L0 = 1 and temperature 1/50 */
    public static SparseTraining l0() {
        return l0(1, 0.02);
    }

    /**
     * @param gateWeight λ_L0
     * @param temperature of the gates
     * @return L0
     */
    public static SparseTraining l0(final double gateWeight, final double temperature) {
        return new SparseTraining(Rule.L0, gateWeight, 0, 0, temperature, 0, 0, 1, 0);
    }

    /** @return C-NODE with the paper's λ_L1 = 0.001 */
    public static SparseTraining cNode() {
        return cNode(1e-3);
    }

    /**
     * @param pathWeight λ_L1
     * @return C-NODE
     */
    public static SparseTraining cNode(final double pathWeight) {
        return new SparseTraining(Rule.C_NODE, 0, pathWeight, 0, 1, 0, 0, 1, 0);
    }

    /** @return PathReg with the paper's λ_L1 = 0.001, λ_path = 0.0001 and temperature 2/3 */
    public static SparseTraining pathReg() {
        return pathReg(1e-3, 1e-4, 2.0 / 3);
    }

    /**
     * @param pathWeight λ_L1
     * @param gatePathWeight λ_path
     * @param temperature of the gates
     * @return PathReg
     */
    public static SparseTraining pathReg(final double pathWeight, final double gatePathWeight,
        final double temperature) {
        return new SparseTraining(Rule.PATHREG, 0, pathWeight, gatePathWeight, temperature, 0, 0, 1, 0);
    }

    /**
     * @param sparsity share of weights that are left out
     * @param epochs of the whole training: replacements end after three quarters of it
     * @return dynamic sparse training with 30 % replaced at first, and every epoch
     */
    public static SparseTraining dst(final double sparsity, final int epochs) {
        return dst(sparsity, 0.3, 1, (int)(0.75 * epochs));
    }

    /**
     * @param sparsity share of weights that are left out
     * @param replaced share of the living weights that is replaced at first
     * @param every epochs between replacements
     * @param until last epoch of replacements
     * @return dynamic sparse training
     */
    public static SparseTraining dst(final double sparsity, final double replaced, final int every, final int until) {
        return new SparseTraining(Rule.DST, 0, 0, 0, 1, sparsity, replaced, every, until);
    }
}
