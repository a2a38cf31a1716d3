package org.dashgrn.embedded.settings;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;

/**
 * Saves parameters as settings and loads them. Every field that is not private, static or transient is saved, those of
 * the superclass first, under its name without a leading {@code m_}.
 */
public final class ParametersStore {

    private ParametersStore() {
    }

    public static void save(final Object parameters, final NodeSettingsWO settings) {
        final Persistor own = parameters.getClass().getAnnotation(Persistor.class);
        if (own != null) {
            persistor(own).save(parameters, settings);
            return;
        }
        for (Field field : fields(parameters.getClass())) {
            final Object value = Instances.get(field, parameters);
            final Persistor persistor = field.getAnnotation(Persistor.class);
            if (persistor != null) {
                persistor(persistor).save(value, settings);
            } else {
                FieldKind.of(field, value).save(value, settings, key(field));
            }
        }
    }

    public static <T> T load(final Class<T> type, final NodeSettingsRO settings) throws InvalidSettingsException {
        final Persistor own = type.getAnnotation(Persistor.class);
        final ConfigPaths paths = own == null ? () -> new String[][]{{}} : persistor(own)::getConfigPaths;
        final Migration migration = type.getAnnotation(Migration.class);
        if (migration != null) {
            final var older = Migrations.find(migration, settings, paths);
            if (older.isPresent()) {
                return type.cast(older.get().load(settings));
            }
        }
        if (own != null) {
            return type.cast(persistor(own).load(settings));
        }
        final T parameters = Instances.create(type);
        for (Field field : fields(type)) {
            loadField(field, parameters, settings);
        }
        return parameters;
    }

    private static void loadField(final Field field, final Object parameters, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        final Persistor custom = field.getAnnotation(Persistor.class);
        final ConfigPaths paths =
            custom == null ? () -> new String[][]{{key(field)}} : persistor(custom)::getConfigPaths;
        if (keepsDefault(field, paths, settings)) {
            return;
        }
        final Migration migration = field.getAnnotation(Migration.class);
        final var older = migration == null ? null : Migrations.find(migration, settings, paths).orElse(null);
        final Object value;
        if (older != null) {
            value = older.load(settings);
        } else if (custom != null) {
            value = persistor(custom).load(settings);
        } else {
            value = FieldKind.of(field, Instances.get(field, parameters)).load(settings, key(field));
        }
        Instances.set(field, parameters, value);
    }

    private static boolean keepsDefault(final Field field, final ConfigPaths paths, final NodeSettingsRO settings) {
        final Migrate migrate = field.getAnnotation(Migrate.class);
        final boolean allowed = migrate != null && migrate.loadDefaultIfAbsent()
            || field.getDeclaringClass().isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                && !field.isAnnotationPresent(Migration.class) && paths.get().length > 0;
        return allowed && !paths.anyExists(settings);
    }

    private static String key(final Field field) {
        final Persist persist = field.getAnnotation(Persist.class);
        if (persist != null && !persist.configKey().isEmpty()) {
            return persist.configKey();
        }
        return field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName();
    }

    private static List<Field> fields(final Class<?> type) {
        final List<Class<?>> classes = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            classes.add(c);
        }
        Collections.reverse(classes);
        final List<Field> fields = new ArrayList<>();
        for (Class<?> c : classes) {
            for (Field field : c.getDeclaredFields()) {
                final int modifiers = field.getModifiers();
                if (!Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)
                    && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static NodeParametersPersistor<Object> persistor(final Persistor annotation) {
        return (NodeParametersPersistor<Object>)Instances.create(annotation.value());
    }
}
