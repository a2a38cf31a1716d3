package org.dashgrn.embedded.settings;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.persistence.Persistable;

/** How the fields of one type are saved. */
interface FieldKind {

    void save(Object value, NodeSettingsWO settings, String key);

    /** Saves what stands for a value that is not there. */
    void saveEmpty(NodeSettingsWO settings, String key);

    Object load(NodeSettingsRO settings, String key) throws InvalidSettingsException;

    /**
     * @param current what the field holds: tells the class where the type of the field is a variable
     * @throws IllegalArgumentException if KNIME saves no fields of that type
     */
    static FieldKind of(final Field field, final Object current) {
        final Type generic = field.getGenericType();
        if (field.getType() == Optional.class && generic instanceof ParameterizedType optional
            && optional.getActualTypeArguments()[0] instanceof Class<?> content) {
            return new OptionalKind(of(content, field));
        }
        return of(generic instanceof TypeVariable<?> ? current.getClass() : field.getType(), field);
    }

    private static FieldKind of(final Class<?> type, final Field field) {
        final Optional<FieldKind> basic = BasicKind.of(type);
        if (basic.isPresent()) {
            return basic.get();
        }
        if (type.isEnum()) {
            return new EnumKind(type);
        }
        if (type == FSLocation.class) {
            return new LocationKind();
        }
        if (Persistable.class.isAssignableFrom(type)) {
            return new GroupKind(type);
        }
        if (type.isArray() && Persistable.class.isAssignableFrom(type.getComponentType())) {
            return new GroupArrayKind(type.getComponentType());
        }
        throw new IllegalArgumentException("Field " + field.getName() + " of " + field.getDeclaringClass().getName()
            + ": KNIME saves no fields of type " + type.getName() + ".");
    }
}
