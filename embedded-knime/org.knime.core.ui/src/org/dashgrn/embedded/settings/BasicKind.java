package org.dashgrn.embedded.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** The types that settings have themselves: numbers, texts, truth values and arrays of these. */
final class BasicKind<T> implements FieldKind {

    private static final Map<Class<?>, FieldKind> KINDS = new HashMap<>();

    static {
        put(Integer.class, int.class, 0, NodeSettingsWO::addInt, NodeSettingsRO::getInt);
        put(Long.class, long.class, 0L, NodeSettingsWO::addLong, NodeSettingsRO::getLong);
        put(Double.class, double.class, 0.0, NodeSettingsWO::addDouble, NodeSettingsRO::getDouble);
        put(Float.class, float.class, 0f, NodeSettingsWO::addFloat, NodeSettingsRO::getFloat);
        put(Boolean.class, boolean.class, false, NodeSettingsWO::addBoolean, NodeSettingsRO::getBoolean);
        put(Character.class, char.class, ' ', NodeSettingsWO::addChar, NodeSettingsRO::getChar);
        put(Byte.class, byte.class, (byte)0, NodeSettingsWO::addByte, NodeSettingsRO::getByte);
        put(String.class, String.class, null, NodeSettingsWO::addString, NodeSettingsRO::getString);
        put(int[].class, int[].class, new int[0], NodeSettingsWO::addIntArray, NodeSettingsRO::getIntArray);
        put(long[].class, long[].class, new long[0], NodeSettingsWO::addLongArray, NodeSettingsRO::getLongArray);
        put(double[].class, double[].class, new double[0], NodeSettingsWO::addDoubleArray,
            NodeSettingsRO::getDoubleArray);
        put(float[].class, float[].class, new float[0], NodeSettingsWO::addFloatArray, NodeSettingsRO::getFloatArray);
        put(boolean[].class, boolean[].class, new boolean[0], NodeSettingsWO::addBooleanArray,
            NodeSettingsRO::getBooleanArray);
        put(String[].class, String[].class, new String[0], NodeSettingsWO::addStringArray,
            NodeSettingsRO::getStringArray);
    }

    private final T m_empty;

    private final Saver<T> m_saver;

    private final Loader<T> m_loader;

    private BasicKind(final T empty, final Saver<T> saver, final Loader<T> loader) {
        m_empty = empty;
        m_saver = saver;
        m_loader = loader;
    }

    private static <T> void put(final Class<T> type, final Class<?> primitive, final T empty, final Saver<T> saver,
        final Loader<T> loader) {
        final BasicKind<T> kind = new BasicKind<>(empty, saver, loader);
        KINDS.put(type, kind);
        KINDS.put(primitive, kind);
    }

    static Optional<FieldKind> of(final Class<?> type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        m_saver.save(settings, key, (T)value);
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        m_saver.save(settings, key, m_empty);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        return m_loader.load(settings, key);
    }

    private interface Saver<T> {
        void save(NodeSettingsWO settings, String key, T value);
    }

    private interface Loader<T> {
        T load(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }
}
