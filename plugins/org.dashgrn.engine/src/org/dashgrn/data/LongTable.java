package org.dashgrn.data;

import java.io.IOException;

/**
 * Reads expression from a table with one value a row: a column for the trajectory (optional), the time, the gene and
 * the value, in any order and with any others beside them. Rows may be in any order.
 */
public final class LongTable {

    private LongTable() {
    }

    /** Reads from the header on. */
    static ExpressionTrajectories read(final DelimitedText text, final TrajectoryOptions options) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The file is empty", text.name(),
                "Give a header with time, gene and value, and one row per value");
        }
        final TrajectoryColumns columns = new TrajectoryColumns(text.fields(), text.place());
        final int width = text.width();
        final int trajectory = columns.trajectory(options);
        final int time = columns.time(options);
        final int gene = columns.gene(options);
        final int value = columns.value(options);
        final LongTableBuilder builder = new LongTableBuilder(line -> text.name() + ":" + line);
        boolean any = false;
        while (text.next()) {
            if (text.width() != width) {
                throw new InvalidInputException("The row has " + text.width() + " fields, the header has " + width,
                    text.place(), "Complete the row");
            }
            builder.addValue(text.line(), trajectory == TrajectoryColumns.NONE ? "1" : text.field(trajectory),
                text.number(time), text.field(gene), text.number(value));
            any = true;
        }
        if (!any) {
            throw new InvalidInputException("No row follows the header", text.name(), "Give one row per value");
        }
        return builder.build();
    }
}
