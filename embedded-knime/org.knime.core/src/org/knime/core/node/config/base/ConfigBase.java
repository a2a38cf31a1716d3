package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/** A tree of settings: keys in the order in which they were added, each with a typed value or a tree of its own. */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private static final String ARRAY_SIZE = "array-size";

    private static final int NO_ARRAY = -1;

    private final Map<String, AbstractConfigEntry> m_entries = new LinkedHashMap<>();

    public ConfigBase(final String key) {
        super(key, ConfigEntries.config);
    }

    /** @return an empty tree of the same class as this one */
    public abstract ConfigBase getInstance(String key);

    protected void put(final AbstractConfigEntry entry) {
        m_entries.put(entry.getKey(), entry);
    }

    protected AbstractConfigEntry get(final String key) {
        return m_entries.get(key);
    }

    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    public AbstractConfigEntry getEntry(final String key) {
        return m_entries.get(key);
    }

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase child = getInstance(key);
        put(child);
        return child;
    }

    protected final void addConfigBase(final ConfigBase config) {
        put(config);
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigBase child) {
            return child;
        }
        throw absent("Group", key);
    }

    /** Despite its name: removes an entry of any kind, and returns it. */
    public final AbstractConfigEntry removeConfig(final String key) {
        return m_entries.remove(key);
    }

    @Override
    public boolean containsKey(final String key) {
        return m_entries.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(m_entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        final ConfigBase target = (ConfigBase)dest;
        for (AbstractConfigEntry entry : m_entries.values()) {
            if (entry instanceof ConfigBase child) {
                child.copyTo(target.addConfigBase(child.getKey()));
            } else {
                target.put(entry);
            }
        }
    }

    public void load(final InputStream in) throws IOException {
        m_entries.clear();
        SettingsXml.read(this, in);
    }

    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in) throws IOException {
        config.load(in);
        return config;
    }

    @Override
    public final void saveToXML(final OutputStream out) throws IOException {
        SettingsXml.write(this, out);
    }

    @Override
    public final String toStringValue() {
        return getKey();
    }

    @Override
    public boolean hasIdenticalValue(final AbstractConfigEntry other) {
        final ConfigBase that = (ConfigBase)other;
        return m_entries.keySet().equals(that.m_entries.keySet())
            && m_entries.values().stream().allMatch(e -> e.isIdentical(that.m_entries.get(e.getKey())));
    }

    @Override
    public String toString() {
        return getKey() + m_entries.values();
    }

    private int checkedSize(final int size) throws InvalidSettingsException {
        if (size < 0 || size > m_entries.size() - 1) {
            throw new InvalidSettingsException("Array \"" + getKey() + "\" says it has " + size + " elements but holds "
                + (m_entries.size() - 1) + ".");
        }
        return size;
    }

    private InvalidSettingsException absent(final String kind, final String key) {
        final AbstractConfigEntry other = m_entries.get(key);
        return new InvalidSettingsException(kind + " for key \"" + key + "\" not found in \"" + getKey() + "\""
            + (other == null ? "." : ": it is of type " + other.getType() + "."));
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ConfigBooleanEntry(key, value));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigBooleanEntry entry) {
            return entry.getBoolean();
        }
        throw absent("Boolean", key);
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return m_entries.get(key) instanceof ConfigBooleanEntry entry ? entry.getBoolean() : def;
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addBoolean(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final boolean[] values = new boolean[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getBoolean(Integer.toString(i));
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        try {
            return getBooleanArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ConfigByteEntry(key, value));
    }

    @Override
    public byte getByte(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigByteEntry entry) {
            return entry.getByte();
        }
        throw absent("Byte", key);
    }

    @Override
    public byte getByte(final String key, final byte def) {
        return m_entries.get(key) instanceof ConfigByteEntry entry ? entry.getByte() : def;
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addByte(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final byte[] values = new byte[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getByte(Integer.toString(i));
        }
        return values;
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        try {
            return getByteArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addChar(final String key, final char value) {
        put(new ConfigCharEntry(key, value));
    }

    @Override
    public char getChar(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigCharEntry entry) {
            return entry.getChar();
        }
        throw absent("Char", key);
    }

    @Override
    public char getChar(final String key, final char def) {
        return m_entries.get(key) instanceof ConfigCharEntry entry ? entry.getChar() : def;
    }

    @Override
    public void addCharArray(final String key, final char... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addChar(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public char[] getCharArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final char[] values = new char[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getChar(Integer.toString(i));
        }
        return values;
    }

    @Override
    public char[] getCharArray(final String key, final char... def) {
        try {
            return getCharArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ConfigShortEntry(key, value));
    }

    @Override
    public short getShort(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigShortEntry entry) {
            return entry.getShort();
        }
        throw absent("Short", key);
    }

    @Override
    public short getShort(final String key, final short def) {
        return m_entries.get(key) instanceof ConfigShortEntry entry ? entry.getShort() : def;
    }

    @Override
    public void addShortArray(final String key, final short... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addShort(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public short[] getShortArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final short[] values = new short[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getShort(Integer.toString(i));
        }
        return values;
    }

    @Override
    public short[] getShortArray(final String key, final short... def) {
        try {
            return getShortArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ConfigIntEntry(key, value));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigIntEntry entry) {
            return entry.getInt();
        }
        throw absent("Int", key);
    }

    @Override
    public int getInt(final String key, final int def) {
        return m_entries.get(key) instanceof ConfigIntEntry entry ? entry.getInt() : def;
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addInt(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final int[] values = new int[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getInt(Integer.toString(i));
        }
        return values;
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        try {
            return getIntArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ConfigLongEntry(key, value));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigLongEntry entry) {
            return entry.getLong();
        }
        throw absent("Long", key);
    }

    @Override
    public long getLong(final String key, final long def) {
        return m_entries.get(key) instanceof ConfigLongEntry entry ? entry.getLong() : def;
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addLong(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final long[] values = new long[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getLong(Integer.toString(i));
        }
        return values;
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        try {
            return getLongArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ConfigFloatEntry(key, value));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigFloatEntry entry) {
            return entry.getFloat();
        }
        throw absent("Float", key);
    }

    @Override
    public float getFloat(final String key, final float def) {
        return m_entries.get(key) instanceof ConfigFloatEntry entry ? entry.getFloat() : def;
    }

    @Override
    public void addFloatArray(final String key, final float... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addFloat(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public float[] getFloatArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final float[] values = new float[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getFloat(Integer.toString(i));
        }
        return values;
    }

    @Override
    public float[] getFloatArray(final String key, final float... def) {
        try {
            return getFloatArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ConfigDoubleEntry(key, value));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigDoubleEntry entry) {
            return entry.getDouble();
        }
        throw absent("Double", key);
    }

    @Override
    public double getDouble(final String key, final double def) {
        return m_entries.get(key) instanceof ConfigDoubleEntry entry ? entry.getDouble() : def;
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addDouble(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final double[] values = new double[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getDouble(Integer.toString(i));
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        try {
            return getDoubleArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ConfigStringEntry(key, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigStringEntry entry) {
            return entry.getString();
        }
        throw absent("String", key);
    }

    @Override
    public String getString(final String key, final String def) {
        return m_entries.get(key) instanceof ConfigStringEntry entry ? entry.getString() : def;
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addString(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, NO_ARRAY);
        if (size == NO_ARRAY) {
            return null;
        }
        final String[] values = new String[array.checkedSize(size)];
        for (int i = 0; i < size; i++) {
            values[i] = array.getString(Integer.toString(i));
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }
}
