package org.dashgrn.data;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dashgrn.data.TrajectorySplit.Intervals;
import org.dashgrn.data.TrajectorySplit.Partition;
import org.junit.Test;

/** What is set apart is set apart. */
public class TrajectorySplitTest {

    private static Trajectory trajectory(final String name, final double... times) {
        return new Trajectory(name, times,
            IntStream.range(0, times.length).mapToObj(t -> new double[]{times[t], -times[t]}).toArray(double[][]::new));
    }

    private static ExpressionTrajectories data(final int count, final double... times) {
        return new ExpressionTrajectories(List.of("A", "B"),
            IntStream.range(0, count).mapToObj(k -> trajectory("T" + k, times)).toList());
    }

    private static List<String> names(final ExpressionTrajectories data) {
        return data.trajectories().stream().map(Trajectory::name).toList();
    }

    @Test
    public void validatesOnWholeTrajectories() {
        final ExpressionTrajectories data = data(20, 0, 1, 2, 3);
        final Intervals split = TrajectorySplit.validation(data, 6, 0.5, 7);
        assertEquals(18, split.validation().size());
        assertEquals(42, split.training().size());
        final Set<Integer> apart = new HashSet<>(split.validation().stream().map(Interval::trajectory).toList());
        assertEquals(6, apart.size());
        assertTrue(split.training().stream().noneMatch(i -> apart.contains(i.trajectory())));
        final List<Interval> all = new ArrayList<>(split.training());
        all.addAll(split.validation());
        assertEquals(new HashSet<>(data.intervals()), new HashSet<>(all));
        assertEquals(split, TrajectorySplit.validation(data, 6, 0.5, 7));
        assertNotEquals(split, TrajectorySplit.validation(data, 6, 0.5, 8));
        assertTrue(TrajectorySplit.validation(data, 0, 0.5, 7).validation().isEmpty());
    }

    /** The seed means the same everywhere: computed once, it may never change. */
    @Test
    public void theSeedIsPortable() {
        final Intervals split = TrajectorySplit.validation(data(150, 0, 1), 10, 0, 1);
        assertEquals(List.of(35, 53, 70, 78, 83, 86, 88, 89, 97, 115),
            split.validation().stream().map(Interval::trajectory).toList());
    }

    @Test
    public void everyTrajectoryCanBeChosen() {
        final Set<Integer> chosen = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            chosen.add(TrajectorySplit.validation(data(5, 0, 1), 1, 0, seed).validation().get(0).trajectory());
        }
        assertEquals(Set.of(0, 1, 2, 3, 4), chosen);
    }

    @Test
    public void validatesOnIntervalsOfASingleTrajectory() {
        final ExpressionTrajectories data = data(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        final Intervals split = TrajectorySplit.validation(data, 3, 0.25, 1);
        assertEquals(3, split.validation().size());
        assertEquals(7, split.training().size());
        final List<Interval> all = new ArrayList<>(split.training());
        all.addAll(split.validation());
        assertEquals(new HashSet<>(data.intervals()), new HashSet<>(all));
        assertEquals("never none", 1, TrajectorySplit.validation(data, 3, 0.001, 1).validation().size());
        assertEquals(0, TrajectorySplit.validation(data, 3, 0, 1).validation().size());
    }

    @Test
    public void passesOverTrajectoriesWithoutACompleteInterval() {
        final Trajectory gaps = new Trajectory("gaps", new double[]{0, 1}, new double[][]{{1, Double.NaN}, {1, 2}});
        final ExpressionTrajectories data =
            new ExpressionTrajectories(List.of("A", "B"), List.of(gaps, trajectory("whole", 0, 1, 2, 3, 4)));
        assertEquals(2, TrajectorySplit.validation(data, 1, 0.5, 1).validation().size());
        final ExpressionTrajectories none = new ExpressionTrajectories(List.of("A", "B"), List.of(gaps));
        assertRefused("", "No two neighbouring time points have a value for every gene (1 pairs",
            () -> TrajectorySplit.validation(none, 1, 0.5, 1));
    }

    @Test
    public void refusesToLeaveNothingToTrainOn() {
        assertRefused("", "3 of 3 trajectories", () -> TrajectorySplit.validation(data(3, 0, 1), 3, 0.1, 1));
        assertRefused("", "-1 of 3 trajectories", () -> TrajectorySplit.validation(data(3, 0, 1), -1, 0.1, 1));
        assertRefused("", "1 complete interval(s)", () -> TrajectorySplit.validation(data(1, 0, 1), 1, 0.1, 1));
        assertRefused("", "none would be left", () -> TrajectorySplit.validation(data(1, 0, 1, 2), 1, 0.9, 1));
        for (double wrong : new double[]{1, -0.1, Double.NaN}) {
            assertRefused("", "share of validation intervals is " + wrong,
                () -> TrajectorySplit.validation(data(1, 0, 1, 2), 1, wrong, 1));
        }
    }

    @Test
    public void partitionsByTrajectory() {
        final ExpressionTrajectories data = data(10, 0, 1);
        final Partition partition = TrajectorySplit.byTrajectory(data, 3, 5);
        assertEquals(7, partition.training().trajectories().size());
        assertEquals(3, partition.test().trajectories().size());
        final Set<String> all = new HashSet<>(names(partition.training()));
        all.addAll(names(partition.test()));
        assertEquals(new HashSet<>(names(data)), all);
        assertEquals(names(partition.test()), names(TrajectorySplit.byTrajectory(data, 3, 5).test()));
        assertEquals(names(partition.test()), names(TrajectorySplit.byTrajectoryFraction(data, 0.3, 5).test()));
        assertEquals(1, TrajectorySplit.byTrajectoryFraction(data, 0.01, 5).test().trajectories().size());
        assertEquals(1, TrajectorySplit.byTrajectoryFraction(data, 0.99, 5).training().trajectories().size());
        assertRefused("", "0 test trajectories", () -> TrajectorySplit.byTrajectory(data, 0, 5));
        assertRefused("", "10 of 10 trajectories", () -> TrajectorySplit.byTrajectory(data, 10, 5));
        assertEquals("Split by time instead", assertRefused("", "1 of 1 trajectories",
            () -> TrajectorySplit.byTrajectoryFraction(data(1, 0, 1), 0.5, 5)).remedy());
    }

    @Test
    public void partitionsByLastTimes() {
        final Partition partition = TrajectorySplit.byLastTimes(data(2, 0, 1, 2, 3, 4), 2);
        assertArrayEquals(new double[]{0, 1, 2}, partition.training().trajectories().get(1).times(), 0);
        assertArrayEquals(new double[]{2, 3, 4}, partition.test().trajectories().get(1).times(), 0);
        assertArrayEquals(new double[]{2, -2}, partition.test().trajectories().get(1).values()[0], 0);
        assertEquals(List.of("T0", "T1"), names(partition.test()));
        assertRefused("trajectory T0", "With 4 of 5 time points set apart, 1 are left",
            () -> TrajectorySplit.byLastTimes(data(2, 0, 1, 2, 3, 4), 4));
        assertRefused("", "0 test time points", () -> TrajectorySplit.byLastTimes(data(2, 0, 1, 2), 0));
    }

    @Test
    public void partitionsByListedTimes() {
        final Partition partition = TrajectorySplit.byTimes(data(1, 0, 1, 2, 3, 4, 5, 6), 2, 3, 6);
        assertArrayEquals(new double[]{0, 1, 4, 5}, partition.training().trajectories().get(0).times(), 0);
        assertEquals(List.of("T0", "T0 (2)"), names(partition.test()));
        assertArrayEquals(new double[]{1, 2, 3}, partition.test().trajectories().get(0).times(), 0);
        assertArrayEquals(new double[]{5, 6}, partition.test().trajectories().get(1).times(), 0);
        final Partition start = TrajectorySplit.byTimes(data(1, 0, 1, 2, 3), 0, 1);
        assertArrayEquals(new double[]{0, 1}, start.test().trajectories().get(0).times(), 0);
    }

    @Test
    public void refusesTimesThatCannotBeSetApart() {
        assertRefused("", "No trajectory has the time 2.5", () -> TrajectorySplit.byTimes(data(2, 0, 1, 2, 3), 2.5));
        assertRefused("", "No time", () -> TrajectorySplit.byTimes(data(2, 0, 1, 2, 3)));
        assertRefused("trajectory T0, time 0.0", "first time point alone",
            () -> TrajectorySplit.byTimes(data(2, 0, 1, 2, 3), 0));
        assertRefused("trajectory T0", "1 time point(s) are left",
            () -> TrajectorySplit.byTimes(data(2, 0, 1, 2), 1, 2));
    }
}
