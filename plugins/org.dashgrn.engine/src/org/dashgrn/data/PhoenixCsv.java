package org.dashgrn.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the expression format of PHOENIX and DASH.
 * <p>
 * Line 1 holds the number of genes n and the number of trajectories, and empty fields. Then, for each trajectory, come
 * n rows of expression (one a gene, one column a time point) and one row with the times. Trajectories with fewer time
 * points than others are padded with empty fields at the end of their rows. Expression that is empty, NA or NaN is
 * missing; a time may not be. The trajectories are called 1, 2, … in messages and tables.
 */
public final class PhoenixCsv {

    /** More genes or trajectories than anybody has; a header that announces more must not claim memory. */
    private static final int MOST = 1_000_000;

    private final DelimitedText m_text;
    private final List<String> m_genes;
    private final int m_trajectories;
    private long m_rows;

    private PhoenixCsv(final DelimitedText text, final List<String> genes, final int trajectories) {
        m_text = text;
        m_genes = genes;
        m_trajectories = trajectories;
    }

    /**
     * @param file in this format, perhaps gzipped
     * @param namesOrNull the genes' names; null calls them G1, G2, …
     * @param progress is told the share of the file that has been read
     * @return the trajectories
     * @throws IOException if reading fails
     * @throws InvalidInputException if the file is not in this format: where, and why
     */
    public static ExpressionTrajectories read(final Path file, final GeneNames namesOrNull, final Progress progress)
        throws IOException {
        try (DelimitedText text = DelimitedText.open(file, DelimitedText.GUESS, progress)) {
            return read(text, namesOrNull);
        }
    }

    /**
     * As {@link #read(Path, GeneNames, Progress)}.
     *
     * @param reader the text
     * @param name how messages call it
     * @param namesOrNull the genes' names; null calls them G1, G2, …
     * @param progress is asked whether to go on
     * @return the trajectories
     * @throws IOException if reading fails
     */
    public static ExpressionTrajectories read(final Reader reader, final String name, final GeneNames namesOrNull,
        final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.of(reader, name, DelimitedText.GUESS, progress)) {
            return read(text, namesOrNull);
        }
    }

    static ExpressionTrajectories read(final DelimitedText text, final GeneNames namesOrNull) throws IOException {
        // names first: a list that does not fit is known before the long read
        final List<String> names = readGenes(text, namesOrNull);
        return new PhoenixCsv(text, names, count(text, 1, "trajectories")).read();
    }

    /** Reads the header alone. */
    static List<String> readGenes(final DelimitedText text, final GeneNames namesOrNull) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The file is empty", text.name(),
                "Give a file whose first line holds the number of genes and of trajectories");
        }
        if (!isHeader(text)) {
            throw new InvalidInputException("The first line does not hold the number of genes and of trajectories",
                text.place(), "Start the file with a line such as 350,150, or read it as a wide or long table");
        }
        final int genes = count(text, 0, "genes");
        return namesOrNull == null ? GeneNames.numbered(genes) : namesOrNull.forGenes(genes);
    }

    /** Whether the current row is two whole numbers followed by nothing but empty fields. */
    static boolean isHeader(final DelimitedText text) {
        if (text.width() < 2 || !text.field(0).matches("\\d+") || !text.field(1).matches("\\d+")) {
            return false;
        }
        for (int c = 2; c < text.width(); c++) {
            if (!text.field(c).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static int count(final DelimitedText text, final int column, final String what) {
        final String digits = text.field(column);
        final int count = digits.length() > 7 ? 0 : Integer.parseInt(digits);
        if (count < 1 || count > MOST) {
            throw new InvalidInputException("The header announces " + digits + " " + what, text.place(column),
                "At least 1 and at most " + MOST + " is possible");
        }
        return count;
    }

    private ExpressionTrajectories read() throws IOException {
        final List<Trajectory> trajectories = new ArrayList<>();
        for (int k = 1; k <= m_trajectories; k++) {
            trajectories.add(readTrajectory(k));
        }
        if (m_text.next()) {
            m_rows++;
            throw otherwiseMiscounted(new InvalidInputException("Rows follow the last trajectory", m_text.place(),
                "Remove them"));
        }
        return new ExpressionTrajectories(m_genes, trajectories);
    }

    private Trajectory readTrajectory(final int number) throws IOException {
        final List<double[]> rows = new ArrayList<>();
        final List<Long> lines = new ArrayList<>();
        for (String gene : m_genes) {
            nextRow(number);
            rows.add(expression(gene));
            lines.add(m_text.line());
        }
        nextRow(number);
        final double[] times;
        try {
            times = times();
        } catch (InvalidInputException e) {
            throw otherwiseMiscounted(e);
        }
        final double[][] values = new double[times.length][rows.size()];
        for (int g = 0; g < rows.size(); g++) {
            final double[] row = rows.get(g);
            checkWidth(row, times.length, m_text.name() + ":" + lines.get(g) + ", gene " + m_genes.get(g));
            for (int t = 0; t < times.length; t++) {
                values[t][g] = row[t];
            }
        }
        return new Trajectory(String.valueOf(number), times, values);
    }

    private void nextRow(final int trajectory) throws IOException {
        if (!m_text.next()) {
            throw miscounted("the file ends within trajectory " + trajectory);
        }
        m_rows++;
    }

    private double[] expression(final String gene) {
        final double[] row = new double[m_text.width()];
        for (int c = 0; c < row.length; c++) {
            try {
                row[c] = m_text.number(c);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(e.problem(), e.place() + ", gene " + gene, e.remedy(), e);
            }
        }
        return row;
    }

    private double[] times() {
        int length = m_text.width();
        while (length > 0 && m_text.field(length - 1).isEmpty()) {
            length--;
        }
        final double[] times = new double[length];
        for (int c = 0; c < length; c++) {
            times[c] = m_text.number(c);
            if (Double.isNaN(times[c])) {
                throw new InvalidInputException("A time is missing", m_text.place(c),
                    "Give the time, or leave the time point out of all rows of the trajectory");
            }
            if (c > 0 && !(times[c] > times[c - 1])) {
                throw new InvalidInputException("Times do not increase: " + m_text.field(c - 1) + " is followed by "
                    + m_text.field(c), m_text.place(c), "Sort the time points and remove duplicates");
            }
        }
        if (length < 2) {
            throw new InvalidInputException("The trajectory has " + length + " time point(s), at least 2 are needed",
                m_text.place(), "Remove the trajectory or add time points");
        }
        return times;
    }

    private static void checkWidth(final double[] row, final int times, final String place) {
        if (row.length < times) {
            throw new InvalidInputException("The row has " + row.length + " values, its trajectory has " + times
                + " time points", place, "Give one value, or a missing one, per time point");
        }
        for (int t = times; t < row.length; t++) {
            if (!Double.isNaN(row[t])) {
                throw new InvalidInputException("The row has a value in column " + (t + 1)
                    + ", its trajectory has only " + times + " time points", place,
                    "Remove the value or add the time");
            }
        }
    }

    /** A row that does not fit is most often a wrong header: if the number of rows tells so, that is the error. */
    private InvalidInputException otherwiseMiscounted(final InvalidInputException found) throws IOException {
        while (m_text.next()) {
            m_rows++;
        }
        return m_rows == expectedRows() ? found : miscounted("there are " + m_rows);
    }

    private long expectedRows() {
        return m_trajectories * (m_genes.size() + 1L);
    }

    private InvalidInputException miscounted(final String found) {
        final String announced = "The header announces " + m_genes.size() + " genes and " + m_trajectories
            + " trajectories, that is " + expectedRows() + " rows below it, but " + found;
        final String remedy;
        if (m_rows % m_trajectories == 0 && m_rows / m_trajectories > 1) {
            remedy = "Correct the header: " + (m_rows / m_trajectories - 1) + " genes would fit";
        } else if (m_rows % (m_genes.size() + 1) == 0 && m_rows > 0) {
            remedy = "Correct the header: " + m_rows / (m_genes.size() + 1) + " trajectories would fit";
        } else {
            remedy = "Correct the header or complete the rows";
        }
        return new InvalidInputException(announced + (found.startsWith("the file") ? " after " + m_rows : ""),
            m_text.name() + ":1", remedy);
    }
}
