package org.dashgrn.nodes;

/** The paper, as node descriptions cite it. */
public final class Citation {

    /** A paragraph of HTML. */
    public static final String PAPER = "<p>Method: I. Hossain, J. Fischer, R. Burkholz, J. Quackenbush, <i>Pruning"
        + " neural network models for gene regulatory dynamics using data and domain knowledge</i>, NeurIPS 2024"
        + " (<a href=\"https://arxiv.org/abs/2403.04805\">arXiv:2403.04805</a>). It prunes PHOENIX (Genome Biology"
        + " 2024), a neural ODE with additive and multiplicative Hill-like regulation.</p>";

    private Citation() {
    }
}
