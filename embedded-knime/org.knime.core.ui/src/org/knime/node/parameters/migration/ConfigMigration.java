package org.knime.node.parameters.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.dashgrn.embedded.settings.SettingsPath;
import org.knime.core.node.NodeSettingsRO;

/** Loads a parameter from settings of an older form. */
public final class ConfigMigration<T> {

    private final ParametersLoader<T> m_loader;

    private final Predicate<NodeSettingsRO> m_matcher;

    ConfigMigration(final ParametersLoader<T> loader, final Predicate<NodeSettingsRO> matcher) {
        m_loader = loader;
        m_matcher = matcher;
    }

    public static <T> Builder<T> builder(final ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    public ParametersLoader<T> getLoader() {
        return m_loader;
    }

    /** @return null if the migration is for settings that have none of the parameter's current keys */
    public Predicate<NodeSettingsRO> getMatcher() {
        return m_matcher;
    }

    /** Says which settings are older ones: by a condition, by the keys they have, or those without the current keys. */
    public static final class Builder<T> {

        private final ParametersLoader<T> m_loader;

        private final List<String[]> m_deprecatedPaths = new ArrayList<>();

        private Predicate<NodeSettingsRO> m_matcher;

        public Builder(final ParametersLoader<T> loader) {
            m_loader = loader;
        }

        public Builder<T> withDeprecatedConfigPath(final String... configKeys) {
            m_deprecatedPaths.add(configKeys);
            return this;
        }

        public Builder<T> withMatcher(final Predicate<NodeSettingsRO> matcher) {
            m_matcher = matcher;
            return this;
        }

        public ConfigMigration<T> build() {
            Predicate<NodeSettingsRO> matcher = m_matcher;
            if (matcher == null && !m_deprecatedPaths.isEmpty()) {
                final List<String[]> paths = List.copyOf(m_deprecatedPaths);
                matcher = settings -> paths.stream().allMatch(path -> SettingsPath.exists(settings, path));
            }
            return new ConfigMigration<>(m_loader, matcher);
        }
    }
}
