package org.knime.core.node.config.base;

/** A tree of settings that only has the basic types. */
public class SimpleConfig extends ConfigBase {

    public SimpleConfig(final String key) {
        super(key);
    }

    @Override
    public ConfigBase getInstance(final String key) {
        return new SimpleConfig(key);
    }
}
