package org.knime.core.data.container;

/** How a container treats the rows it is given. */
public final class DataContainerSettings {

    /** As many possible values of a nominal column are kept; with more, none are. */
    public static final int MAX_POSSIBLE_VALUES = 60;

    private static final DataContainerSettings DEFAULT = new DataContainerSettings(false, true, true);

    private final boolean m_initializeDomain;

    private final boolean m_checkDuplicateRowKeys;

    private final boolean m_domainUpdate;

    private DataContainerSettings(final boolean initializeDomain, final boolean checkDuplicateRowKeys,
        final boolean domainUpdate) {
        m_initializeDomain = initializeDomain;
        m_checkDuplicateRowKeys = checkDuplicateRowKeys;
        m_domainUpdate = domainUpdate;
    }

    public static DataContainerSettings getDefault() {
        return DEFAULT;
    }

    public static Builder builder() {
        return new SettingsBuilder(DEFAULT);
    }

    public int getMaxDomainValues() {
        return MAX_POSSIBLE_VALUES;
    }

    /** @return whether the domains of the spec are widened, instead of starting from nothing */
    public boolean isInitializeDomain() {
        return m_initializeDomain;
    }

    public boolean isCheckDuplicateRowKeys() {
        return m_checkDuplicateRowKeys;
    }

    public boolean isEnableDomainUpdate() {
        return m_domainUpdate;
    }

    /** Changes one thing after the other. */
    public interface Builder {

        Builder withInitializedDomain(boolean initDomain);

        Builder withCheckDuplicateRowKeys(boolean checkDuplicateRowKeys);

        Builder withDomainUpdate(boolean updateDomain);

        DataContainerSettings build();
    }

    private record SettingsBuilder(DataContainerSettings settings) implements Builder {

        @Override
        public Builder withInitializedDomain(final boolean initDomain) {
            return new SettingsBuilder(new DataContainerSettings(initDomain, settings.m_checkDuplicateRowKeys,
                settings.m_domainUpdate));
        }

        @Override
        public Builder withCheckDuplicateRowKeys(final boolean check) {
            return new SettingsBuilder(new DataContainerSettings(settings.m_initializeDomain, check,
                settings.m_domainUpdate));
        }

        @Override
        public Builder withDomainUpdate(final boolean updateDomain) {
            return new SettingsBuilder(new DataContainerSettings(settings.m_initializeDomain,
                settings.m_checkDuplicateRowKeys, updateDomain));
        }

        @Override
        public DataContainerSettings build() {
            return settings;
        }
    }
}
