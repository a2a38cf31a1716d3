package org.dashgrn.benchmarks.paper;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.benchmarks.BenchmarkException;

/** Whole numbers as in {@code 4-8,11}. */
final class Numbers {

    private Numbers() {
    }

    static List<Long> parse(final String text) {
        final List<Long> numbers = new ArrayList<>();
        for (String part : text.split(",")) {
            final String[] ends = part.trim().split("-", 2);
            try {
                final long from = Long.parseLong(ends[0].trim());
                final long to = ends.length == 1 ? from : Long.parseLong(ends[1].trim());
                if (to < from || to - from > 10_000) {
                    throw new BenchmarkException("\"" + part + "\" is no range of seeds: write 4-8");
                }
                for (long n = from; n <= to; n++) {
                    numbers.add(n);
                }
            } catch (NumberFormatException e) {
                throw new BenchmarkException("\"" + part + "\" is no seed: write 4-8 or 4,5,9");
            }
        }
        return numbers;
    }
}
