package org.dashgrn.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.RandomStream;

/** Draws trajectories with replacement: which edges a model finds should not hang on single samples. */
final class Bootstrap {

    private static final int PURPOSE = 0x424f4f54;

    private Bootstrap() {
    }

    /**
     * As many trajectories as there are, drawn with replacement, at least two different ones. Copies of a trajectory
     * never come to lie on both sides of the validation split.
     *
     * @param data at least two trajectories
     * @param seed of the cell
     * @param number of the sample, from 1
     * @return the sample, in the order of the data
     * @throws InvalidInputException if there is only one trajectory
     */
    static ExpressionTrajectories sample(final ExpressionTrajectories data, final long seed, final int number) {
        final int count = data.trajectories().size();
        if (count < 2) {
            throw new InvalidInputException("The data have one trajectory: there is nothing to draw a bootstrap sample"
                + " from", "", "Vary the seed alone");
        }
        final RandomGenerator random = RandomStream.of(seed, PURPOSE, number);
        final List<Integer> drawn = new ArrayList<>(count);
        do {
            drawn.clear();
            for (int k = 0; k < count; k++) {
                drawn.add(random.nextInt(count));
            }
        } while (new HashSet<>(drawn).size() < 2);
        drawn.sort(null);
        return data.select(drawn);
    }
}
