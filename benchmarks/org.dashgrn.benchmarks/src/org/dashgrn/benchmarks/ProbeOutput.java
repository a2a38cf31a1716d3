package org.dashgrn.benchmarks;

import java.util.Optional;

/**
 * One number on the standard output of a measuring process, among whatever else it prints.
 *
 * @param quantity what the number is
 * @param value the number
 * @param unit its unit
 */
record ProbeOutput(String quantity, double value, String unit) {

    private static final String MARK = "MEASURED";

    static void print(final String quantity, final double value, final String unit) {
        System.out.println(String.join("\t", MARK, quantity, String.valueOf(value), unit));
    }

    static Optional<ProbeOutput> parse(final String line) {
        final String[] parts = line.split("\t");
        return parts.length == 4 && parts[0].equals(MARK)
            ? Optional.of(new ProbeOutput(parts[1], Double.parseDouble(parts[2]), parts[3])) : Optional.empty();
    }
}
