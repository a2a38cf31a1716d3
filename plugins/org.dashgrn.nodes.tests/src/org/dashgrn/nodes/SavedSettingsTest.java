package org.dashgrn.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.io.InputStream;
import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.embedded.settings.ParametersStore;
import org.junit.Test;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.node.parameters.NodeParameters;

/**
 * What version 1.0 has saved stays readable: saved/…-1.0.xml holds, for every node, settings of which none is the
 * default, and is never changed. Read and written again, they are the same, but for options that are newer.
 */
public class SavedSettingsTest {

    @Test
    public void settingsOfVersionOneAreRead() throws Exception {
        for (NodeFactory<?> factory : NodeRegistrationTest.factories()) {
            final String name = factory.getClass().getSimpleName().replace("NodeFactory", "Parameters");
            final NodeSettingsRO saved;
            try (InputStream xml = SavedSettingsTest.class.getResourceAsStream("saved/" + name + "-1.0.xml")) {
                assertNotNull(name + " has no saved settings", xml);
                saved = NodeSettings.loadFromXML(xml);
            }
            EmbeddedNode.create(factory, null).loadSettings(saved);
            final Class<? extends NodeParameters> type =
                Class.forName(factory.getClass().getName().replace("NodeFactory", "Parameters"))
                    .asSubclass(NodeParameters.class);
            final NodeSettings again = new NodeSettings("model");
            ParametersStore.save(ParametersStore.load(type, saved), again);
            assertSaved(name, saved, again);
        }
    }

    private static void assertSaved(final String place, final NodeSettingsRO saved, final NodeSettingsRO again)
        throws Exception {
        for (String key : saved) {
            if (isGroup(saved, key)) {
                assertSaved(place + "/" + key, saved.getNodeSettings(key), again.getNodeSettings(key));
            } else {
                assertEquals(place + "/" + key, ((NodeSettings)saved).getEntry(key).toStringValue(),
                    ((NodeSettings)again).getEntry(key).toStringValue());
            }
        }
    }

    private static boolean isGroup(final NodeSettingsRO settings, final String key) {
        return ((NodeSettings)settings).getEntry(key) instanceof NodeSettings;
    }
}
