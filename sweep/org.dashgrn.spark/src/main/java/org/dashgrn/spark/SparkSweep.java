package org.dashgrn.spark;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.dashgrn.sweep.SweepCommand;

/** The main class of the job: {@code spark-submit dash-spark.jar SPEC.yaml}, the same file as for {@code dash sweep}. */
public final class SparkSweep {

    private SparkSweep() {
    }

    /** @param arguments those of {@code dash sweep}; how many trainings at a time is up to the cluster */
    public static void main(final String[] arguments) {
        final AtomicReference<JavaSparkContext> spark = new AtomicReference<>();
        final int code;
        try {
            code = SweepCommand.execute((parallel, cells) -> {
                spark.set(start());
                return new SparkExecutor(spark.get());
            }, arguments);
        } finally {
            if (spark.get() != null) {
                spark.get().close();
            }
        }
        System.exit(code);
    }

    /** Called only once the file has been understood. */
    private static JavaSparkContext start() {
        // results are stored as they come: there is no need to limit what all of them take together
        final SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "DASH sweep")
            .setIfMissing("spark.driver.maxResultSize", "0");
        return new JavaSparkContext(conf);
    }
}
