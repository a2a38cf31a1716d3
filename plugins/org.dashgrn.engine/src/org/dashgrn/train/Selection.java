package org.dashgrn.train;

/** Which epoch's weights become the model. */
public enum Selection {

    /** Of the sparsest level that was reached, the lowest validation loss: the target sparsity is what one gets. */
    SPARSEST,

    /**
     * The sparsest whose validation loss is within one standard error of the lowest; among equally sparse ones that
     * with the lowest loss. Without pruning this is the lowest validation loss.
     */
    SPARSEST_WITHIN_ONE_STANDARD_ERROR,

    /** The lowest validation loss, whatever its sparsity: as published. */
    LOWEST_VALIDATION_LOSS
}
