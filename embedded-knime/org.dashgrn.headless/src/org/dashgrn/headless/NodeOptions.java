package org.dashgrn.headless;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * The settings of one node, as options that can be set from the command line. Options are named by their keys, those
 * inside a group by group/key. A file is one option, and so is a list of values; a group that holds a single option
 * stands for it.
 */
final class NodeOptions {

    private static final String PRESENT = "_is_present";

    private static final String SIZE = "array-size";

    private final NodeSettings m_settings;

    private final NodeSettingsRO m_defaults;

    /**
     * @param settings what the workflow says, which {@link #set} changes
     * @param defaults every option that the node has
     */
    NodeOptions(final NodeSettings settings, final NodeSettingsRO defaults) {
        m_settings = settings;
        m_defaults = defaults;
    }

    /** @return the names of all options */
    List<String> names() {
        final List<String> names = new ArrayList<>();
        collect((ConfigBase)m_defaults, "", names);
        final List<String> own = new ArrayList<>();
        collect(m_settings, "", own);
        own.removeAll(names);
        names.addAll(own);
        return names;
    }

    private static void collect(final ConfigBase config, final String prefix, final List<String> names) {
        for (String key : config) {
            final AbstractConfigEntry entry = config.getEntry(key);
            if (entry instanceof ConfigBase child && isGroup(child) && only(child) == null) {
                collect(child, prefix + key + "/", names);
            } else if (!isPresenceOf(config, key)) {
                names.add(prefix + key);
            }
        }
    }

    /**
     * @param option its name
     * @param value as text; a path for a file; values separated by commas for a list; nothing to switch an optional
     *            one off
     * @throws InvalidSettingsException if there is no such option or if it does not take this value
     */
    void set(final String option, final String value) throws InvalidSettingsException {
        final String[] path = path(option);
        final AbstractConfigEntry known = find(path);
        final String key = path[path.length - 1];
        final ConfigBase group = group(path);
        if (known instanceof ConfigBase config) {
            if (isFile(config)) {
                setFile(group, key, option, value);
            } else if (isArray(config)) {
                setArray(group, key, option, config, value);
            } else {
                throw new InvalidSettingsException("option \"" + option + "\" is a group of "
                    + names().stream().filter(n -> n.startsWith(option + "/")).toList() + ".");
            }
        } else if (find(sibling(path, key + PRESENT)) != null) {
            group.addEntry(value.isEmpty() ? known : entry(known.getType(), key, option, value));
            group.addBoolean(key + PRESENT, !value.isEmpty());
        } else {
            group.addEntry(entry(known.getType(), key, option, value));
        }
    }

    /** @return the keys that lead to the option, through groups that hold nothing else */
    private String[] path(final String option) throws InvalidSettingsException {
        final List<String> path = new ArrayList<>(List.of(option.split("[/.]")));
        AbstractConfigEntry known = find(path.toArray(String[]::new));
        if (known == null) {
            throw new InvalidSettingsException("has no option \"" + option + "\"; its options are "
                + String.join(", ", names()) + ".");
        }
        while (known instanceof ConfigBase group && isGroup(group) && only(group) != null) {
            path.add(only(group));
            known = group.getEntry(only(group));
        }
        return path.toArray(String[]::new);
    }

    /** @return the key of the only option in the group, directly or in groups in it; null if there are several */
    private static String only(final ConfigBase group) {
        if (group.keySet().size() != 1) {
            return null;
        }
        final String key = group.keySet().iterator().next();
        return group.getEntry(key) instanceof ConfigBase child && isGroup(child) && only(child) == null ? null : key;
    }

    private static String[] sibling(final String[] path, final String key) {
        final String[] sibling = path.clone();
        sibling[path.length - 1] = key;
        return sibling;
    }

    /** What the workflow says rules; where it says nothing, what the node would say. */
    private AbstractConfigEntry find(final String[] path) {
        final AbstractConfigEntry own = find(m_settings, path);
        return own != null ? own : find((ConfigBase)m_defaults, path);
    }

    private static AbstractConfigEntry find(final ConfigBase root, final String[] path) {
        AbstractConfigEntry entry = root;
        for (String key : path) {
            entry = entry instanceof ConfigBase config && config.containsKey(key) ? config.getEntry(key) : null;
        }
        return entry;
    }

    private ConfigBase group(final String[] path) throws InvalidSettingsException {
        ConfigBase group = m_settings;
        for (String key : Arrays.copyOf(path, path.length - 1)) {
            group = group.containsKey(key) ? group.getConfigBase(key) : group.addConfigBase(key);
        }
        return group;
    }

    private static AbstractConfigEntry entry(final ConfigEntries type, final String key, final String option,
        final String value) throws InvalidSettingsException {
        try {
            if (type == ConfigEntries.xboolean && !value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("neither true nor false");
            }
            return type.createEntry(key, value);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("option \"" + option + "\" takes " + kind(type) + ", not \"" + value
                + "\".", e);
        }
    }

    private static String kind(final ConfigEntries type) {
        return switch (type) {
            case xint, xlong, xshort, xbyte -> "a whole number";
            case xdouble, xfloat -> "a number";
            case xboolean -> "true or false";
            case xchar -> "one character";
            default -> "text";
        };
    }

    private static void setFile(final ConfigBase group, final String key, final String option, final String value)
        throws InvalidSettingsException {
        if (value.isEmpty()) {
            throw new InvalidSettingsException("option \"" + option + "\" takes the path of a file.");
        }
        final Path file;
        try {
            file = Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidSettingsException("option \"" + option + "\": \"" + value + "\" is no path: "
                + e.getReason(), e);
        }
        final ConfigBase path = group.addConfigBase(key).addConfigBase("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", file.toString());
    }

    private static void setArray(final ConfigBase group, final String key, final String option,
        final ConfigBase before, final String value) throws InvalidSettingsException {
        ConfigEntries type = ConfigEntries.xstring;
        for (String index : before) {
            if (!index.equals(SIZE)) {
                type = before.getEntry(index).getType();
            }
        }
        final String[] values = value.isEmpty() ? new String[0] : value.split(",", -1);
        final List<AbstractConfigEntry> entries = new ArrayList<>();
        for (String one : values) {
            entries.add(entry(type, Integer.toString(entries.size()), option, one.strip()));
        }
        final ConfigBase array = group.addConfigBase(key);
        array.addInt(SIZE, values.length);
        entries.forEach(array::addEntry);
    }

    private static boolean isPresenceOf(final ConfigBase config, final String key) {
        return key.endsWith(PRESENT) && config.containsKey(key.substring(0, key.length() - PRESENT.length()));
    }

    private static boolean isFile(final ConfigBase config) {
        return config.containsKey("path") && config.getEntry("path") instanceof ConfigBase path
            && path.containsKey("file_system_type");
    }

    private static boolean isGroup(final ConfigBase config) {
        return !isFile(config) && !isArray(config);
    }

    private static boolean isArray(final ConfigBase config) {
        return config.containsKey(SIZE);
    }
}
