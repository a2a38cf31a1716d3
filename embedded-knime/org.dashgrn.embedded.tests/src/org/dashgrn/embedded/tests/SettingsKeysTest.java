package org.dashgrn.embedded.tests;

import static org.dashgrn.embedded.tests.Xml.entry;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.embedded.settings.ParametersStore;
import org.dashgrn.probe.ProbeNodeFactory;
import org.dashgrn.probe.ProbeParameters;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;

/** Golden behaviour 1: under which keys parameters are saved, and what happens when one is absent or wrong. */
public class SettingsKeysTest {

    @Test
    public void savesEveryKindOfFieldAsKnimeDoes() throws Exception {
        final NodeSettings saved = new NodeSettings("model");
        ParametersStore.save(ParametersStore.load(ProbeParameters.class, Golden.model()), saved);
        assertEquals(Xml.of(Golden.model()), Xml.of(saved));
    }

    @Test
    public void defaultsAreSavedAsKnimeSavedThem() throws Exception {
        final NodeSettings saved = new NodeSettings("model");
        EmbeddedNode.create(new ProbeNodeFactory(), null).saveSettings(saved);
        assertEquals(Xml.of(Golden.model()), Xml.of(saved));
    }

    @Test
    public void loadsEveryKindOfField() throws Exception {
        final String changed = Golden.text("settings.xml")
            .replace("\"hiddenUnits\" type=\"xint\" value=\"40\"", "\"hiddenUnits\" type=\"xint\" value=\"12\"")
            .replace("\"POST_HOC\"", "\"DASH\"")
            .replace("\"optionalEmpty_is_present\" type=\"xboolean\" value=\"false\"",
                "\"optionalEmpty_is_present\" type=\"xboolean\" value=\"true\"")
            .replace("\"optionalSet_is_present\" type=\"xboolean\" value=\"true\"",
                "\"optionalSet_is_present\" type=\"xboolean\" value=\"false\"")
            .replace("\"firstEpoch\" type=\"xint\" value=\"3\"", "\"firstEpoch\" type=\"xint\" value=\"5\"")
            .replace("\"gene\" type=\"xstring\" value=\"MYC\"", "\"gene\" type=\"xstring\" value=\"E2F1\"");
        final ProbeParameters p =
            ParametersStore.load(ProbeParameters.class, Xml.parse(changed).getNodeSettings("model"));
        assertEquals(12, p.m_hiddenUnits);
        assertEquals(ProbeParameters.Strategy.DASH, p.m_strategy);
        assertEquals(Optional.of(0), p.m_optionalEmpty);
        assertEquals(Optional.empty(), p.m_optionalSet);
        assertArrayEquals(new String[]{"A", "B"}, p.m_names);
        assertEquals(5, p.m_schedule.m_firstEpoch);
        assertEquals("E2F1", p.m_bounds[1].m_gene);
        assertEquals(Optional.of("knime.workflow.data"),
            p.m_fileRelative.getFSLocation().getFileSystemSpecifier());
    }

    @Test
    public void absentKeyIsAnErrorThatNamesIt() throws Exception {
        final NodeSettings settings = Golden.model();
        settings.removeConfig("seed");
        final InvalidSettingsException e = assertThrows(InvalidSettingsException.class,
            () -> ParametersStore.load(ProbeParameters.class, settings));
        assertTrue(e.getMessage(), e.getMessage().startsWith("Long for key \"seed\" not found"));
    }

    @Test
    public void wrongTypeIsAnErrorThatNamesBoth() throws Exception {
        final NodeSettings settings = Golden.model();
        settings.addString("hiddenUnits", "forty");
        final InvalidSettingsException e = assertThrows(InvalidSettingsException.class,
            () -> ParametersStore.load(ProbeParameters.class, settings));
        assertTrue(e.getMessage(), e.getMessage().contains("\"hiddenUnits\"") && e.getMessage().contains("xstring"));
    }

    @Test
    public void unknownConstantIsAnErrorThatNamesThePossibleOnes() throws Exception {
        final NodeSettings settings = Golden.model();
        settings.addString("strategy", "RANDOM");
        final InvalidSettingsException e = assertThrows(InvalidSettingsException.class,
            () -> ParametersStore.load(ProbeParameters.class, settings));
        assertTrue(e.getMessage(), e.getMessage().contains("'RANDOM'"));
        assertTrue(e.getMessage(), e.getMessage().contains("DASH, MAGNITUDE, POST_HOC"));
    }

    @Test
    public void arrayThatIsCutShortIsAnError() throws Exception {
        final NodeSettings settings = Golden.model();
        settings.getNodeSettings("names").addInt("array-size", 1_000_000_000);
        assertThrows(InvalidSettingsException.class, () -> ParametersStore.load(ProbeParameters.class, settings));
    }

    @LoadDefaultsForAbsentFields
    static final class Grown implements NodeParameters {

        int m_old = 1;

        int m_new = 2;
    }

    @Test
    public void absentKeysKeepDefaultsIfTheClassSaysSo() throws Exception {
        final Grown loaded = ParametersStore.load(Grown.class, Xml.settings(entry("old", "xint", "7")));
        assertEquals(7, loaded.m_old);
        assertEquals(2, loaded.m_new);
    }

    @Test
    public void presentKeyOfTheWrongTypeIsAnErrorEvenThen() throws IOException {
        final NodeSettings settings = Xml.settings(entry("old", "xstring", "7"));
        assertThrows(InvalidSettingsException.class, () -> ParametersStore.load(Grown.class, settings));
    }

    static final class Migrated implements NodeParameters {

        @Migrate(loadDefaultIfAbsent = true)
        int m_field = 3;

        @Migration(FromOldKey.class)
        int m_renamed;

        @Migration(Nine.class)
        int m_provided = 1;
    }

    static final class FromOldKey implements NodeParametersMigration<Integer> {

        @Override
        public List<ConfigMigration<Integer>> getConfigMigrations() {
            return List.of(ConfigMigration.builder(settings -> settings.getInt("former"))
                .withDeprecatedConfigPath("former").build());
        }
    }

    static final class Nine implements DefaultProvider<Integer> {

        @Override
        public Integer getDefault() {
            return 9;
        }
    }

    @Test
    public void olderSettingsAreMigrated() throws Exception {
        final Migrated loaded = ParametersStore.load(Migrated.class, Xml.settings(entry("former", "xint", "5")));
        assertEquals(3, loaded.m_field);
        assertEquals(5, loaded.m_renamed);
        assertEquals(9, loaded.m_provided);
    }

    @Test
    public void currentSettingsAreNot() throws Exception {
        final Migrated loaded = ParametersStore.load(Migrated.class, Xml.settings(entry("field", "xint", "10"),
            entry("renamed", "xint", "11"), entry("provided", "xint", "12")));
        assertEquals(10, loaded.m_field);
        assertEquals(11, loaded.m_renamed);
        assertEquals(12, loaded.m_provided);
    }

    static class Base implements NodeParameters {

        int m_inherited = 1;

        private int m_private = 2;

        static int shared = 3;

        int sum() {
            return m_inherited + m_private;
        }
    }

    static final class Derived extends Base {

        int m_own = 4;
    }

    @Test
    public void inheritedFieldsComeFirstAndPrivateOnesAreNotSaved() throws Exception {
        final NodeSettings saved = new NodeSettings("model");
        ParametersStore.save(new Derived(), saved);
        assertEquals(List.of("inherited", "own"), List.copyOf(saved.keySet()));
    }

    static final class WithDate implements NodeParameters {

        java.util.Date m_date = new java.util.Date();
    }

    @Test
    public void fieldThatCannotBeSavedIsNamed() {
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> ParametersStore.save(new WithDate(), new NodeSettings("model")));
        assertTrue(e.getMessage(), e.getMessage().contains("m_date"));
    }
}
