package org.dashgrn.model;

import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.WeightedSum;

/**
 * The trainable right-hand side f of dy/dt = f(y), y in R^n: its parameters, and kernels that evaluate it and its
 * vector-Jacobian product on blocks of states.
 */
public interface Dynamics {

    /** @return n, the number of genes */
    int genes();

    /**
     * @return the live parameter arrays in a fixed order; whoever changes them calls {@link Kernel#refresh()} on every
     *         kernel made before
     */
    float[][] parameters();

    /** @return for each parameter array, by how much its learning rate differs from the common one */
    float[] learningRateFactors();

    /**
     * @param gemm product of dense matrices
     * @return kernels over the live parameters
     */
    Kernel kernel(Gemm gemm);

    /** The compiled form of one dynamics, shared by all threads. */
    interface Kernel {

        /** Takes over changed parameters; not while a field is in use. */
        void refresh();

        /** @return whether threads had better share each product than take columns of their own */
        boolean sharesProducts();

        /**
         * @param width most columns that a block of states will have
         * @return evaluation for one thread
         */
        VectorField field(int width);

        /**
         * @param width most columns of the blocks
         * @return a gradient, 0
         */
        Gradient gradient(int width);
    }

    /** What an evaluation leaves behind for its vector-Jacobian product. */
    abstract class Evaluation {

        /** Columns that the last evaluation had. */
        protected int m_width;

        /** @return columns of the last evaluation */
        public int width() {
            return m_width;
        }
    }

    /** Evaluates f on blocks of states, one block at a time; for one thread. Blocks are row-major, genes×width. */
    interface VectorField {

        /** @return room for one evaluation */
        Evaluation newEvaluation();

        /** @return room for a block of states or their slopes, genes×width */
        Floats newStates();

        /**
         * Prepares for evaluations with the present parameters on one block.
         *
         * @param dt length of each column's interval: the solver's time runs from 0 to 1 in every column
         * @param width columns
         */
        void begin(float[] dt, int width);

        /**
         * slope ← dt·f(y), column by column.
         *
         * @param y states, genes×width
         * @param width columns, as in {@link #begin}
         * @param into receives what {@link #pullBack} needs
         * @param slope genes×width, overwritten
         */
        void evaluate(Floats y, int width, Evaluation into, Floats slope);

        /**
         * Given the cotangent of a slope, computes that of the states and adds that of the parameters to a gradient.
         *
         * @param at an evaluation since {@link #begin}
         * @param dSlope cotangent of the slope, genes×width
         * @param dy receives the cotangent of the states; null if nobody needs it, which saves products
         * @param gradient of the kernel, for blocks of as many columns as the field has at most; the evaluation stays as it is until
         *            {@link Gradient#settle}
         */
        void pullBack(Evaluation at, WeightedSum dSlope, Floats dy, Gradient gradient);
    }

    /** Sums the gradient of the parameters over evaluations; for one thread. */
    interface Gradient {

        /** Sums up what waits: the evaluations that were pulled back are needed no longer. */
        void settle();

        /**
         * Gives what was added since the last call and forgets it.
         *
         * @param gradient one array per parameter array, same lengths
         * @param add whether to add to it; else it is overwritten
         */
        void collect(float[][] gradient, boolean add);
    }
}
