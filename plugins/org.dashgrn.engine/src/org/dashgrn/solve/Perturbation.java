package org.dashgrn.solve;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.NeuralNetwork;

/**
 * A gene whose expression is held at a level, whatever regulates it: from the start of a prediction its state is the
 * level and its rate of change is 0.
 *
 * @param gene index in the model
 * @param level its expression, in the unit of the model's training data
 */
public record Perturbation(int gene, double level) {

    /** Checks the level. */
    public Perturbation {
        if (!Double.isFinite(level)) {
            throw new InvalidInputException("The level of a perturbed gene is " + level, "", "Give a finite number");
        }
    }

    /**
     * @param gene index in the model
     * @return the gene is not expressed
     */
    public static Perturbation knockOut(final int gene) {
        return new Perturbation(gene, 0);
    }

    /**
     * @param gene index in the model
     * @param level its constant expression
     * @return the gene is expressed at that level
     */
    public static Perturbation overExpression(final int gene, final double level) {
        return new Perturbation(gene, level);
    }

    /**
     * @param model a model
     * @param perturbations at most one per gene
     * @return a copy of the model with the perturbed genes held constant
     */
    public static NeuralNetwork hold(final NeuralNetwork model, final List<Perturbation> perturbations) {
        final boolean[] seen = new boolean[model.genes()];
        for (Perturbation perturbation : perturbations) {
            if (perturbation.gene < 0 || perturbation.gene >= seen.length || seen[perturbation.gene]) {
                throw new InvalidInputException("Gene number " + (perturbation.gene + 1)
                    + " is perturbed twice or is not one of the model's " + seen.length, "perturbations",
                    "Perturb every gene at most once");
            }
            seen[perturbation.gene] = true;
        }
        return model.holding(perturbations.stream().mapToInt(Perturbation::gene).toArray());
    }

    /**
     * @param state a state of the model; not changed
     * @param perturbations what is held
     * @return the state with the perturbed genes at their levels
     */
    public static double[] clamp(final double[] state, final List<Perturbation> perturbations) {
        final double[] clamped = Arrays.copyOf(state, state.length);
        perturbations.forEach(perturbation -> clamped[perturbation.gene] = perturbation.level);
        return clamped;
    }
}
