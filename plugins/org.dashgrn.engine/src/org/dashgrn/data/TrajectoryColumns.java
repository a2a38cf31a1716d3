package org.dashgrn.data;

import java.util.List;
import java.util.Locale;

/** Finds the columns of wide and long tables by the names that are usual for them. */
final class TrajectoryColumns {

    /** Stands for a column that is not there. */
    static final int NONE = -1;

    // in order of preference: T and ID are genes, too
    private static final List<String> TRAJECTORIES =
        List.of("trajectory", "sample", "donor", "lineage", "replicate", "simulation", "subject", "patient", "series");
    private static final List<String> TIMES =
        List.of("time", "time_point", "timepoint", "pseudotime", "hours", "hour", "minutes", "days", "day", "t");
    private static final List<String> GENES =
        List.of("gene", "gene_name", "gene_symbol", "symbol", "gene_id", "orf", "feature", "name");
    private static final List<String> VALUES =
        List.of("value", "expression", "level", "abundance", "count", "tpm");

    private final List<String> m_header;
    private final String m_place;

    TrajectoryColumns(final List<String> header, final String place) {
        m_header = header;
        m_place = place;
    }

    int trajectory(final TrajectoryOptions options) {
        return column(options.trajectory(), TRAJECTORIES);
    }

    int time(final TrajectoryOptions options) {
        return required(column(options.time(), TIMES), "time");
    }

    int gene(final TrajectoryOptions options) {
        return required(column(options.gene(), GENES), "gene");
    }

    int value(final TrajectoryOptions options) {
        return required(column(options.value(), VALUES), "value");
    }

    /** Whether this is the header of a long table: it has a column of genes and one of values. */
    boolean isLong(final TrajectoryOptions options) {
        return (find(options.gene()) != NONE || options.gene().isEmpty() && usual(GENES) != NONE)
            && (find(options.value()) != NONE || options.value().isEmpty() && usual(VALUES) != NONE);
    }

    private int required(final int column, final String what) {
        if (column == NONE) {
            throw new InvalidInputException("There is no " + what + " column", m_place,
                "Name the column; there are: " + shortened());
        }
        return column;
    }

    private int column(final String asked, final List<String> usual) {
        if (asked.isBlank()) {
            return usual(usual);
        }
        final int found = find(asked);
        if (found == NONE) {
            throw new InvalidInputException("There is no column “" + asked + "”", m_place,
                "The columns are: " + shortened());
        }
        return found;
    }

    private int usual(final List<String> names) {
        return names.stream().mapToInt(this::find).filter(c -> c != NONE).findFirst().orElse(NONE);
    }

    private int find(final String name) {
        for (int c = 0; c < m_header.size(); c++) {
            if (!name.isBlank() && normalised(m_header.get(c)).equals(normalised(name))) {
                return c;
            }
        }
        return NONE;
    }

    private static String normalised(final String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private String shortened() {
        final int shown = Math.min(10, m_header.size());
        return String.join(", ", m_header.subList(0, shown))
            + (shown < m_header.size() ? " … and " + (m_header.size() - shown) + " more" : "");
    }
}
