package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Optional;

import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.probe.ProbeNodeFactory;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;

/** Golden behaviours 2 and 3: what is guessed from the input, what is saved, and when settings are validated. */
public class AutoGuessTest {

    private static final PortObjectSpec[] INPUT = {Tables.genesSpec()};

    private static EmbeddedNode probe() throws InvalidSettingsException {
        return EmbeddedNode.create(new ProbeNodeFactory(), Golden.nodeCreationConfig());
    }

    private static Optional<String> configuredWith(final String genes) {
        return Optional.of("a warning from configure, with the genes " + genes);
    }

    @Test
    public void freshNodeGuessesFromItsInput() throws Exception {
        final EmbeddedNode node = probe();
        node.configure(INPUT);
        assertEquals(configuredWith("gene,count"), node.warning());
    }

    @Test
    public void guessedSettingsAreNotWhatIsSaved() throws Exception {
        final EmbeddedNode node = probe();
        node.configure(INPUT);
        final NodeSettings saved = new NodeSettings("model");
        node.saveSettings(saved);
        assertEquals(Xml.of(Golden.model()), Xml.of(saved));
    }

    @Test
    public void loadedSettingsRule() throws Exception {
        final EmbeddedNode node = probe();
        node.loadSettings(Golden.model());
        node.configure(INPUT);
        assertEquals(configuredWith(""), node.warning());
    }

    @Test
    public void loadedSettingsAreSavedAgain() throws Exception {
        final NodeSettings model = Golden.model();
        model.addInt("hiddenUnits", 8);
        final EmbeddedNode node = probe();
        node.loadSettings(model);
        final NodeSettings saved = new NodeSettings("model");
        node.saveSettings(saved);
        assertEquals(Xml.of(model), Xml.of(saved));
    }

    @Test
    public void settingsAreValidatedWhenTheyAreLoaded() throws Exception {
        final EmbeddedNode node = probe();
        final NodeSettings model = Golden.model();
        model.addInt("hiddenUnits", 0);
        final InvalidSettingsException e =
            assertThrows(InvalidSettingsException.class, () -> node.loadSettings(model));
        assertEquals("hidden units must be positive, not 0", e.getMessage());
    }

    @Test
    public void afterThatTheNodeGoesOnWithItsDefaults() throws Exception {
        final EmbeddedNode node = probe();
        final NodeSettings model = Golden.model();
        model.addInt("hiddenUnits", 0);
        assertThrows(InvalidSettingsException.class, () -> node.loadSettings(model));
        final NodeSettings saved = new NodeSettings("model");
        node.saveSettings(saved);
        assertEquals(40, saved.getInt("hiddenUnits"));
        node.configure(INPUT);
        assertEquals(configuredWith("gene,count"), node.warning());
    }

    @Test
    public void inputWithoutASpecIsAnError() throws Exception {
        final EmbeddedNode node = probe();
        final InvalidSettingsException e =
            assertThrows(InvalidSettingsException.class, () -> node.configure(new PortObjectSpec[]{null}));
        assertEquals("No spec at input \"Input\".", e.getMessage());
    }
}
