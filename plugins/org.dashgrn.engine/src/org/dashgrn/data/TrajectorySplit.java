package org.dashgrn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Sets data apart: for validation while training, and for testing afterwards.
 * <p>
 * What is random comes from Well19937c of a seed, so it is the same on every platform. Nothing that is set apart can
 * be seen in what is left: no interval is in both parts.
 */
public final class TrajectorySplit {

    private TrajectorySplit() {
    }

    /**
     * Intervals to train on and to validate on, without a common one.
     *
     * @param training in order of trajectory and time, at least one
     * @param validation in the same order; empty if no validation was asked for
     */
    public record Intervals(List<Interval> training, List<Interval> validation) {

        /** Copies the lists. */
        public Intervals {
            training = List.copyOf(training);
            validation = List.copyOf(validation);
        }
    }

    /**
     * Two sets of trajectories of the same genes.
     *
     * @param training what a model may see
     * @param test what it is judged by
     */
    public record Partition(ExpressionTrajectories training, ExpressionTrajectories test) {
    }

    /**
     * Splits for early stopping: by whole trajectories if there are several, else by intervals of the only one.
     * Trajectories without a complete interval are passed over. Copies of a trajectory, as in a bootstrap sample, are on
     * the same side.
     *
     * @param data the data to train on
     * @param validationTrajectories how many whole trajectories to set apart if there are several; 0 for none
     * @param validationIntervalFraction the share of the intervals to set apart if there is one trajectory, 0 to
     *            below 1; rounded, but at least one interval if it is not 0
     * @param seed chooses which
     * @return the intervals of both parts
     * @throws InvalidInputException if nothing would be left to train on, or a setting is out of its range
     */
    public static Intervals validation(final ExpressionTrajectories data, final int validationTrajectories,
        final double validationIntervalFraction, final long seed) {
        final List<Interval> all = data.intervals();
        if (all.isEmpty()) {
            throw new InvalidInputException(
                "No two neighbouring time points have a value for every gene (" + data.skippedIntervals()
                    + " pairs have missing values)",
                "", "Impute the missing values, or leave out the genes that have many");
        }
        final int[] original = data.originals();
        final int[] usable = all.stream().mapToInt(i -> original[i.trajectory()]).distinct().toArray();
        if (usable.length > 1) {
            checkCount(validationTrajectories, usable.length);
            final SortedSet<Integer> chosen = choose(usable, validationTrajectories, seed);
            return new Intervals(all.stream().filter(i -> !chosen.contains(original[i.trajectory()])).toList(),
                all.stream().filter(i -> chosen.contains(original[i.trajectory()])).toList());
        }
        checkFraction(validationIntervalFraction, "validation intervals");
        final int count = validationIntervalFraction == 0 ? 0
            : (int)Math.max(1, Math.round(validationIntervalFraction * all.size()));
        if (count >= all.size()) {
            throw new InvalidInputException("The only trajectory has " + all.size()
                + " complete interval(s): none would be left to train on", "",
                "Train without validation, or add time points");
        }
        final SortedSet<Integer> chosen = choose(IntStream.range(0, all.size()).toArray(), count, seed);
        return new Intervals(
            IntStream.range(0, all.size()).filter(i -> !chosen.contains(i)).mapToObj(all::get).toList(),
            chosen.stream().map(all::get).toList());
    }

    /**
     * Sets whole trajectories apart at random. Both parts keep the order of the data.
     *
     * @param data at least two trajectories
     * @param testTrajectories how many to set apart, 1 to one less than there are
     * @param seed chooses which
     * @return both parts
     * @throws InvalidInputException if a part would be empty
     */
    public static Partition byTrajectory(final ExpressionTrajectories data, final int testTrajectories,
        final long seed) {
        final int count = data.trajectories().size();
        if (testTrajectories < 1) {
            throw new InvalidInputException(testTrajectories + " test trajectories were asked for", "",
                "Set at least 1 apart");
        }
        checkCount(testTrajectories, count);
        final SortedSet<Integer> chosen = choose(IntStream.range(0, count).toArray(), testTrajectories, seed);
        return new Partition(
            data.select(IntStream.range(0, count).filter(k -> !chosen.contains(k)).boxed().toList()),
            data.select(List.copyOf(chosen)));
    }

    /**
     * As {@link #byTrajectory(ExpressionTrajectories, int, long)}, with a share instead of a number.
     *
     * @param data at least two trajectories
     * @param testFraction share of the trajectories, above 0 and below 1; rounded, but both parts get at least one
     * @param seed chooses which
     * @return both parts
     * @throws InvalidInputException if there is only one trajectory or the share is out of range
     */
    public static Partition byTrajectoryFraction(final ExpressionTrajectories data, final double testFraction,
        final long seed) {
        checkFraction(testFraction, "test trajectories");
        final int count = data.trajectories().size();
        final int test = (int)Math.round(testFraction * count);
        return byTrajectory(data, Math.max(1, Math.min(count - 1, test)), seed);
    }

    /**
     * Sets the last time points of every trajectory apart.
     * <p>
     * The test part of a trajectory begins with its last training time point, from which the first one that was set
     * apart is predicted.
     *
     * @param data the data
     * @param testTimes how many time points at the end of each trajectory, at least 1
     * @return both parts, each with all trajectories
     * @throws InvalidInputException if a trajectory would keep fewer than 2 time points to train on
     */
    public static Partition byLastTimes(final ExpressionTrajectories data, final int testTimes) {
        if (testTimes < 1) {
            throw new InvalidInputException(testTimes + " test time points were asked for", "",
                "Set at least 1 apart");
        }
        final List<Trajectory> training = new ArrayList<>();
        final List<Trajectory> test = new ArrayList<>();
        for (Trajectory trajectory : data.trajectories()) {
            final int kept = trajectory.length() - testTimes;
            if (kept < 2) {
                throw new InvalidInputException("With " + testTimes + " of " + trajectory.length()
                    + " time points set apart, " + Math.max(0, kept) + " are left to train on, at least 2 are needed",
                    "trajectory " + trajectory.name(), "Set fewer time points apart, or remove the trajectory");
            }
            training.add(times(trajectory, trajectory.name(), IntStream.range(0, kept)));
            test.add(times(trajectory, trajectory.name(), IntStream.range(kept - 1, trajectory.length())));
        }
        return new Partition(new ExpressionTrajectories(data.genes(), training),
            new ExpressionTrajectories(data.genes(), test));
    }

    /**
     * Sets listed time points of every trajectory apart, wherever they are.
     * <p>
     * The training part bridges the gap: the time points before and after it become neighbours. The test part has one
     * trajectory for each run of neighbouring time points that were set apart, beginning with the time point before
     * the run, from which it is predicted (if the run is at the start of a trajectory, with its own first one). The
     * second and further runs of a trajectory A are called A (2), A (3) …
     *
     * @param data the data
     * @param testTimes the times, each occurring in at least one trajectory
     * @return both parts; trajectories without such a time are in the training part alone
     * @throws InvalidInputException if a time occurs nowhere, or a part would have fewer than 2 time points
     */
    public static Partition byTimes(final ExpressionTrajectories data, final double... testTimes) {
        if (testTimes.length == 0) {
            throw new InvalidInputException("No time to set apart was given", "", "Give at least one");
        }
        final List<Trajectory> training = new ArrayList<>();
        final List<Trajectory> test = new ArrayList<>();
        final boolean[] found = new boolean[testTimes.length];
        for (Trajectory trajectory : data.trajectories()) {
            final boolean[] apart = new boolean[trajectory.length()];
            for (int i = 0; i < testTimes.length; i++) {
                final int t = Arrays.binarySearch(trajectory.times(), testTimes[i]);
                if (t >= 0) {
                    apart[t] = true;
                    found[i] = true;
                }
            }
            final int[] kept = IntStream.range(0, apart.length).filter(t -> !apart[t]).toArray();
            if (kept.length < 2) {
                throw new InvalidInputException(kept.length + " time point(s) are left to train on, at least 2 are"
                    + " needed", "trajectory " + trajectory.name(), "Set fewer time points apart");
            }
            training.add(times(trajectory, trajectory.name(), IntStream.of(kept)));
            addRuns(trajectory, apart, test);
        }
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                throw new InvalidInputException("No trajectory has the time " + testTimes[i], "",
                    "Give times that occur in the data, such as " + data.trajectories().get(0).times()[0]);
            }
        }
        return new Partition(new ExpressionTrajectories(data.genes(), training),
            new ExpressionTrajectories(data.genes(), test));
    }

    private static void addRuns(final Trajectory trajectory, final boolean[] apart, final List<Trajectory> runs) {
        int run = 0;
        for (int t = 0; t < apart.length; t++) {
            if (!apart[t]) {
                continue;
            }
            final int start = Math.max(0, t - 1);
            while (t < apart.length && apart[t]) {
                t++;
            }
            if (t - start < 2) {
                throw new InvalidInputException("The first time point alone cannot be predicted from another one",
                    "trajectory " + trajectory.name() + ", time " + trajectory.times()[start],
                    "Set another time point apart, or the next one too");
            }
            run++;
            runs.add(times(trajectory, trajectory.name() + (run == 1 ? "" : " (" + run + ")"),
                IntStream.range(start, t)));
        }
    }

    private static Trajectory times(final Trajectory trajectory, final String name, final IntStream chosen) {
        final int[] t = chosen.toArray();
        return new Trajectory(name, IntStream.of(t).mapToDouble(i -> trajectory.times()[i]).toArray(),
            IntStream.of(t).mapToObj(i -> trajectory.values()[i]).toArray(double[][]::new));
    }

    private static void checkCount(final int asked, final int available) {
        if (asked < 0 || asked >= available) {
            throw new InvalidInputException(asked + " of " + available
                + " trajectories cannot be set apart: at least 1 must be left", "",
                available == 1 ? "Split by time instead" : "Choose a number from 0 to " + (available - 1));
        }
    }

    private static void checkFraction(final double fraction, final String what) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new InvalidInputException("The share of " + what + " is " + fraction, "",
                "Choose a share from 0 to below 1");
        }
    }

    /** A random subset, by the first steps of a Fisher–Yates shuffle. */
    private static SortedSet<Integer> choose(final int[] from, final int count, final long seed) {
        final RandomGenerator random = new Well19937c(seed);
        final int[] pool = from.clone();
        final SortedSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            final int j = i + random.nextInt(pool.length - i);
            chosen.add(pool[j]);
            pool[j] = pool[i];
        }
        return chosen;
    }
}
