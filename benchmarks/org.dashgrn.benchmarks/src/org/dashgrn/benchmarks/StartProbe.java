package org.dashgrn.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures from the start of the JVM to the end of the first epoch of the published benchmark's size. */
@Command(name = "start", hidden = true)
final class StartProbe implements Callable<Integer> {

    private static final int STEPS = 140;

    @Override
    public Integer call() {
        ProbeOutput.print("until the application runs", sinceStart(), "s");
        try (TrainingStep step = new TrainingStep(new SyntheticNetwork(350, 40).random(0), 4, "2,1,4,2", "rk4x2", 1)) {
            step.run();
            ProbeOutput.print("until the first step is done", sinceStart(), "s");
            for (int i = 1; i < STEPS; i++) {
                step.run();
            }
            ProbeOutput.print("until the first epoch is done", sinceStart(), "s");
        }
        return 0;
    }

    private static double sinceStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    }
}
