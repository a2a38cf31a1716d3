package org.dashgrn.embedded.tests;

import static org.dashgrn.embedded.tests.Xml.entry;
import static org.junit.Assert.assertArrayEquals;

import org.dashgrn.embedded.settings.ParametersStore;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.StringFilter;

/** How filters choose, as they are read from settings. */
public class FilterTest {

    private static final DataTableSpec SPEC = new DataTableSpec(new String[]{"gene", "TP53", "MYC", "tp63"},
        new DataType[]{StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, IntCell.TYPE});

    static final class Parameters implements NodeParameters {

        ColumnFilter m_columns = new ColumnFilter();

        StringFilter m_strings = new StringFilter();
    }

    private static String filter(final String key, final String mode, final String pattern, final boolean caseMatters,
        final boolean inverted, final boolean unknown) {
        return "<config key=\"" + key + "\">" + entry("mode", "xstring", mode) + "<config key=\"patternFilter\">"
            + entry("pattern", "xstring", pattern) + entry("isCaseSensitive", "xboolean", "" + caseMatters)
            + entry("isInverted", "xboolean", "" + inverted) + "</config><config key=\"manualFilter\">"
            + array("manuallySelected", "MYC", "gone") + array("manuallyDeselected", "gene")
            + entry("includeUnknownColumns", "xboolean", "" + unknown)
            + "</config><config key=\"typeFilter\">" + array("selectedTypes", DoubleValue.class.getName())
            + "</config></config>";
    }

    private static String array(final String key, final String... values) {
        final StringBuilder text = new StringBuilder("<config key=\"" + key + "\">");
        text.append(entry("array-size", "xint", "" + values.length));
        for (int i = 0; i < values.length; i++) {
            text.append(entry("" + i, "xstring", values[i]));
        }
        return text.append("</config>").toString();
    }

    private static Parameters load(final String mode, final String pattern, final boolean caseMatters,
        final boolean inverted, final boolean unknown) throws Exception {
        return ParametersStore.load(Parameters.class,
            Xml.settings(filter("columns", mode, pattern, caseMatters, inverted, unknown), filter("strings",
                "TYPE".equals(mode) ? "MANUAL" : mode, pattern, caseMatters, inverted, unknown)));
    }

    private static void assertChosen(final Parameters parameters, final String... names) {
        assertArrayEquals(names, parameters.m_columns.filterFromFullSpec(SPEC));
        assertArrayEquals(names, parameters.m_strings.filter(SPEC.getColumnNames()));
    }

    @Test
    public void byName() throws Exception {
        assertChosen(load("MANUAL", "", false, false, false), "MYC");
    }

    @Test
    public void byNameWithThoseThatWereNotThere() throws Exception {
        assertChosen(load("MANUAL", "", false, false, true), "TP53", "MYC", "tp63");
    }

    @Test
    public void byWildcards() throws Exception {
        assertChosen(load("WILDCARD", "TP?3", false, false, false), "TP53", "tp63");
        assertChosen(load("WILDCARD", "T*", true, false, false), "TP53");
        assertChosen(load("WILDCARD", "t.*", false, false, false));
    }

    @Test
    public void byRegularExpressionInverted() throws Exception {
        assertChosen(load("REGEX", "tp\\d+", false, true, false), "gene", "MYC");
    }

    @Test
    public void byType() throws Exception {
        assertArrayEquals(new String[]{"TP53", "MYC"},
            load("TYPE", "", false, false, false).m_columns.filterFromFullSpec(SPEC));
    }

    @Test
    public void whatIsGoneIsReported() throws Exception {
        final Parameters parameters = load("MANUAL", "", false, false, false);
        assertArrayEquals(new String[]{"gone"}, parameters.m_columns.getMissingSelectedFromFullSpec(SPEC));
        assertArrayEquals(new String[]{"gone"}, parameters.m_strings.getMissingSelected(SPEC.getColumnNames()));
        assertArrayEquals(new String[0],
            load("REGEX", "x", false, false, false).m_columns.getMissingSelectedFromFullSpec(SPEC));
    }
}
