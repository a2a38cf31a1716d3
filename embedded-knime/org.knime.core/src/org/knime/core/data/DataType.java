package org.knime.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * The type of a column or cell: which values its cells can be asked for. A cell class has one type, a collection one
 * for each type of its elements; what two types have in common is a type without a cell class.
 */
public final class DataType {

    private static final Map<Class<? extends DataCell>, DataType> TYPES = new ConcurrentHashMap<>();

    private static final Map<String, String> NAMES = Map.of("org.knime.core.data.def.StringCell", "String",
        "org.knime.core.data.def.DoubleCell", "Number (Float)", "org.knime.core.data.def.IntCell", "Number (Integer)",
        "org.knime.core.data.def.LongCell", "Number (Long Integer)", "org.knime.core.data.def.BooleanCell", "Boolean",
        "org.knime.core.data.collection.ListCell", "List", MissingCell.class.getName(), "Missing");

    private final Class<? extends DataCell> m_cellClass;

    private final DataType m_elementType;

    private final List<Class<? extends DataValue>> m_valueClasses;

    private DataType(final Class<? extends DataCell> cellClass, final DataType elementType,
        final Collection<Class<? extends DataValue>> valueClasses) {
        m_cellClass = cellClass;
        m_elementType = elementType;
        m_valueClasses = List.copyOf(valueClasses);
    }

    static DataType of(final DataCell cell) {
        return cell instanceof CollectionDataValue collection ? getType(cell.getClass(), collection.getElementType())
            : getType(cell.getClass());
    }

    /** @throws IllegalArgumentException for a collection, whose type depends on that of its elements */
    public static DataType getType(final Class<? extends DataCell> cell) {
        if (CollectionDataValue.class.isAssignableFrom(cell)) {
            throw new IllegalArgumentException("the type of a collection needs the type of its elements");
        }
        return TYPES.computeIfAbsent(cell, c -> new DataType(c, null, valueClasses(c)));
    }

    public static DataType getType(final Class<? extends DataCell> cell, final DataType collectionElementType) {
        return collectionElementType == null ? getType(cell)
            : new DataType(cell, collectionElementType, valueClasses(cell));
    }

    private static Set<Class<? extends DataValue>> valueClasses(final Class<?> cell) {
        final Set<Class<? extends DataValue>> found = new LinkedHashSet<>();
        for (Class<?> c = cell; c != null; c = c.getSuperclass()) {
            collect(c.getInterfaces(), found);
        }
        found.remove(DataValue.class);
        found.add(DataValue.class);
        return found;
    }

    private static void collect(final Class<?>[] interfaces, final Set<Class<? extends DataValue>> found) {
        for (Class<?> i : interfaces) {
            if (DataValue.class.isAssignableFrom(i)) {
                found.add(i.asSubclass(DataValue.class));
                collect(i.getInterfaces(), found);
            }
        }
    }

    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    /** @return the class of the cells of this type, or null if cells of several classes have it */
    public Class<? extends DataCell> getCellClass() {
        return m_cellClass;
    }

    public boolean isCollectionType() {
        return m_elementType != null;
    }

    /** @return the type of the elements, or null if this is no collection */
    public DataType getCollectionElementType() {
        return m_elementType;
    }

    public List<Class<? extends DataValue>> getValueClasses() {
        return m_valueClasses;
    }

    public Class<? extends DataValue> getPreferredValueClass() {
        return m_valueClasses.get(0);
    }

    public boolean isMissingValueType() {
        return m_valueClasses.contains(MissingValue.class);
    }

    /** @return whether cells of this type can be cast to the value class; missing ones always count */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return isMissingValueType() || m_valueClasses.stream().anyMatch(valueClass::isAssignableFrom);
    }

    /** @return whether cells of {@code type} may stand in a column of this type */
    public boolean isASuperTypeOf(final DataType type) {
        if (equals(type) || type.isMissingValueType()) {
            return true;
        }
        return m_valueClasses.stream().allMatch(type::isCompatible)
            && (m_elementType == null || m_elementType.isASuperTypeOf(type.m_elementType));
    }

    public static DataType getCommonSuperType(final DataType type1, final DataType type2) {
        if (type1.isASuperTypeOf(type2)) {
            return type1;
        }
        if (type2.isASuperTypeOf(type1)) {
            return type2;
        }
        final List<Class<? extends DataValue>> common = new ArrayList<>(type1.m_valueClasses);
        common.retainAll(type2.m_valueClasses);
        final boolean collections = common.contains(CollectionDataValue.class);
        return new DataType(null, collections ? getCommonSuperType(type1.m_elementType, type2.m_elementType) : null,
            common);
    }

    public DataValueComparator getComparator() {
        if (isCompatible(LongValue.class)) {
            return new LongValueComparator();
        }
        if (isCompatible(DoubleValue.class)) {
            return new DoubleValueComparator();
        }
        return isCompatible(StringValue.class) ? new StringValueComparator() : new TextComparator();
    }

    public String getName() {
        if (m_cellClass == null) {
            return m_valueClasses.get(0).getSimpleName();
        }
        return NAMES.getOrDefault(m_cellClass.getName(), m_cellClass.getSimpleName());
    }

    public String toPrettyString() {
        return isCollectionType() ? getName() + " (Collection of: " + m_elementType.toPrettyString() + ")" : getName();
    }

    public void save(final ConfigWO config) {
        if (m_cellClass == null) {
            throw new IllegalStateException("type " + this + " has no cell class and cannot be saved");
        }
        if (m_elementType != null) {
            m_elementType.save(config.addConfig("collection_element_type"));
        }
        config.addString("cell_class", m_cellClass.getName());
    }

    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString("cell_class");
        final DataType elementType =
            config.containsKey("collection_element_type") ? load(config.getConfig("collection_element_type")) : null;
        try {
            return getType(Class.forName(name).asSubclass(DataCell.class), elementType);
        } catch (ClassNotFoundException | ClassCastException | IllegalArgumentException e) {
            throw new InvalidSettingsException("cells of class " + name + " are not known here", e);
        }
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataType other && m_cellClass == other.m_cellClass
            && Objects.equals(m_elementType, other.m_elementType) && m_valueClasses.equals(other.m_valueClasses);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_cellClass, m_elementType, m_valueClasses.size());
    }

    @Override
    public String toString() {
        return toPrettyString();
    }

    private static final class TextComparator extends DataValueComparator {

        @Override
        protected int compareDataValues(final DataValue v1, final DataValue v2) {
            return v1.toString().compareTo(v2.toString());
        }
    }
}
