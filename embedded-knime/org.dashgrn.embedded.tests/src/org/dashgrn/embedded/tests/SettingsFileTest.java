package org.dashgrn.embedded.tests;

import static org.dashgrn.embedded.tests.Xml.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;

import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.NodeSettings;

/** Settings files: read and written as KNIME does, byte by byte; anything else is an error with its line. */
public class SettingsFileTest {

    @Test
    public void writesTheSameBytesAsKnime() throws Exception {
        assertEquals(Golden.text("settings.xml"), Xml.of(Golden.settings("settings.xml")));
    }

    @Test
    public void writesTheSpecOfATableAsKnimeDoes() throws Exception {
        final NodeSettings saved = new NodeSettings("spec.xml");
        DataTableSpec.load(Golden.settings("spec.xml")).save(saved);
        assertEquals(Golden.text("spec.xml"), Xml.of(saved));
    }

    @Test
    public void everyCharacterSurvives() throws Exception {
        final StringBuilder all = new StringBuilder("%%00010 %% % %%0001 %%%00065");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            all.append(c);
        }
        final NodeSettings settings = new NodeSettings("model");
        settings.addString("all \"<&>\n", all.toString());
        assertEquals(all.toString(), Xml.parse(Xml.of(settings)).getString("all \"<&>\n"));
    }

    @Test
    public void lineFeedIsWrittenAsItsCode() throws Exception {
        final NodeSettings settings = new NodeSettings("model");
        settings.addString("text", "a\nb");
        assertTrue(Xml.of(settings).contains("value=\"a%%00010b\""));
    }

    @Test
    public void allTypesSurvive() throws Exception {
        final NodeSettings settings = new NodeSettings("model");
        settings.addByte("byte", (byte)-7);
        settings.addChar("char", 'x');
        settings.addShort("short", (short)300);
        settings.addFloat("float", Float.MIN_VALUE);
        settings.addDoubleArray("doubles", Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
        settings.addString("null", null);
        settings.addStringArray("nulls", (String[])null);
        settings.addStringArray("strings", "a", null);
        settings.addNodeSettings("empty");
        final NodeSettings read = Xml.parse(Xml.of(settings));
        assertTrue(settings.isIdentical(read));
        assertNull(read.getString("null"));
        assertNull(read.getStringArray("nulls"));
        assertNull(read.getStringArray("strings")[1]);
    }

    @Test
    public void copyDoesNotShareGroups() throws Exception {
        final NodeSettings settings = new NodeSettings("model");
        settings.addNodeSettings("group").addInt("number", 1);
        final NodeSettings copy = new NodeSettings("copy");
        settings.copyTo(copy);
        copy.getNodeSettings("group").addInt("number", 2);
        assertEquals(1, settings.getNodeSettings("group").getInt("number"));
    }

    private static String error(final String... elements) {
        return assertThrows(IOException.class, () -> Xml.settings(elements)).getMessage();
    }

    @Test
    public void valueThatIsNotOfItsTypeIsAnErrorWithItsLine() {
        final String message = error("\n", entry("epochs", "xint", "many"));
        assertTrue(message, message.contains("line 2") && message.contains("\"epochs\"") && message.contains("many"));
    }

    @Test
    public void unknownTypeIsAnError() {
        assertTrue(error(entry("k", "xcomplex", "1")).contains("xcomplex"));
    }

    @Test
    public void nullNumberIsAnError() {
        assertTrue(error("<entry key=\"k\" type=\"xint\" isnull=\"true\" value=\"\"/>").contains("cannot be null"));
    }

    @Test
    public void foreignElementIsAnError() {
        assertTrue(error("<setting/>").contains("<setting>"));
    }

    @Test
    public void missingKeyIsAnError() {
        assertTrue(error("<entry type=\"xint\" value=\"1\"/>").contains("\"key\""));
    }

    @Test
    public void fileThatIsCutShortIsAnError() {
        final String text = Golden.text("settings.xml");
        assertThrows(IOException.class, () -> Xml.parse(text.substring(0, text.length() / 2)));
    }

    @Test
    public void emptyFileIsAnError() {
        assertThrows(IOException.class, () -> Xml.parse(""));
    }
}
