package org.dashgrn.headless;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.Before;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;

public class NodeOptionsTest {

    private final NodeSettings m_settings = new NodeSettings("model");

    private NodeOptions m_options;

    @Before
    public void options() {
        final NodeSettings defaults = new NodeSettings("model");
        defaults.addInt("epochs", 3);
        defaults.addDouble("rate", 0.1);
        defaults.addBoolean("normalise", true);
        defaults.addString("strategy", "DASH");
        defaults.addLong("limit", 0);
        defaults.addBoolean("limit_is_present", false);
        defaults.addStringArray("genes", "A");
        defaults.addIntArray("sizes", 1, 2);
        final ConfigBase path = defaults.addConfigBase("file").addConfigBase("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", "");
        final ConfigBase schedule = defaults.addConfigBase("schedule");
        schedule.addInt("first", 3);
        schedule.addInt("later", 4);
        defaults.addConfigBase("names").addConfigBase("inner").addString("column", "gene");
        m_settings.addInt("epochs", 200);
        m_options = new NodeOptions(m_settings, defaults);
    }

    @Test
    public void names() {
        assertEquals(List.of("epochs", "rate", "normalise", "strategy", "limit", "genes", "sizes", "file",
            "schedule/first", "schedule/later", "names"), m_options.names());
    }

    @Test
    public void convertsByKind() throws InvalidSettingsException {
        m_options.set("epochs", "20");
        m_options.set("rate", "1e-3");
        m_options.set("normalise", "false");
        m_options.set("strategy", "IMP");
        m_options.set("schedule.first", "5");
        assertEquals(20, m_settings.getInt("epochs"));
        assertEquals(1e-3, m_settings.getDouble("rate"), 0);
        assertFalse(m_settings.getBoolean("normalise"));
        assertEquals("IMP", m_settings.getString("strategy"));
        assertEquals(5, m_settings.getConfigBase("schedule").getInt("first"));
        assertEquals(List.of("epochs", "rate", "normalise", "strategy", "schedule"),
            List.copyOf(m_settings.keySet()));
    }

    @Test
    public void aGroupOfOneStandsForIt() throws InvalidSettingsException {
        m_options.set("names", "symbol");
        assertEquals("symbol", m_settings.getConfigBase("names").getConfigBase("inner").getString("column"));
        m_options.set("names/inner/column", "id");
        assertEquals("id", m_settings.getConfigBase("names").getConfigBase("inner").getString("column"));
    }

    @Test
    public void switchesOptionalOnesOnAndOff() throws InvalidSettingsException {
        m_options.set("limit", "7");
        assertEquals(7, m_settings.getLong("limit"));
        assertTrue(m_settings.getBoolean("limit_is_present"));
        m_options.set("limit", "");
        assertFalse(m_settings.getBoolean("limit_is_present"));
    }

    @Test
    public void setsLists() throws InvalidSettingsException {
        m_options.set("genes", "TP53, MYC,BRCA1");
        m_options.set("sizes", "4");
        assertArrayEquals(new String[]{"TP53", "MYC", "BRCA1"}, m_settings.getStringArray("genes"));
        assertArrayEquals(new int[]{4}, m_settings.getIntArray("sizes"));
        m_options.set("genes", "");
        assertEquals(0, m_settings.getStringArray("genes").length);
    }

    @Test
    public void aFileIsAbsoluteAndOnThisMachine() throws InvalidSettingsException {
        m_options.set("file", "some/../x.csv");
        final ConfigBase path = m_settings.getConfigBase("file").getConfigBase("path");
        assertEquals("LOCAL", path.getString("file_system_type"));
        assertEquals(Path.of("x.csv").toAbsolutePath().toString(), path.getString("path"));
        assertTrue(path.getBoolean("location_present"));
    }

    @Test
    public void saysWhatIsWrong() {
        assertWrong("epochs", "2.5", "option \"epochs\" takes a whole number, not \"2.5\"");
        assertWrong("epochs", "99999999999", "a whole number");
        assertWrong("rate", "fast", "takes a number");
        assertWrong("normalise", "yes", "true or false");
        assertWrong("limit", "x", "a whole number");
        assertWrong("sizes", "1,b", "a whole number");
        assertWrong("file", "", "the path of a file");
        assertWrong("schedule", "1", "group of [schedule/first, schedule/later]");
        assertWrong("epoch", "1", "has no option \"epoch\"; its options are epochs, rate");
        assertWrong("epochs/x", "1", "has no option");
        assertWrong("?", "", "has no option");
    }

    private void assertWrong(final String option, final String value, final String part) {
        final String message =
            assertThrows(InvalidSettingsException.class, () -> m_options.set(option, value)).getMessage();
        assertTrue(message, message.contains(part));
        assertEquals(List.of("epochs"), List.copyOf(m_settings.keySet()));
    }
}
