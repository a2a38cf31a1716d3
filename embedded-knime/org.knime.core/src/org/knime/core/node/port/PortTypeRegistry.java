package org.knime.core.node.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.osgi.framework.Bundle;

/** The types of ports: those declared at the extension point {@value #EXTENSION_POINT}, and tables. */
public final class PortTypeRegistry {

    private static final String EXTENSION_POINT = "org.knime.core.PortType";

    private static final int GREY = 0x9b9b9b;

    private static final int BLACK = 0x000000;

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private final Map<Class<?>, Registration> m_types = new LinkedHashMap<>();

    private PortTypeRegistry() {
        register(new PortType(PortObject.class, PortObjectSpec.class, false, "Generic Port", GREY, false), null);
        register(new PortType(BufferedDataTable.class, DataTableSpec.class, false, "Table", BLACK, false), null);
    }

    private record Registration(PortType type, IConfigurationElement declaration) {
    }

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    /** @return the type, also if the class was not declared: but then its objects can be neither saved nor loaded */
    public PortType getPortType(final Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    public synchronized PortType getPortType(final Class<? extends PortObject> objectClass, final boolean isOptional) {
        final PortType type = find(objectClass).map(Registration::type).orElseGet(() -> undeclared(objectClass));
        return isOptional ? type.asOptional() : type;
    }

    private PortType undeclared(final Class<? extends PortObject> objectClass) {
        NodeLogger.getLogger(PortTypeRegistry.class).debugWithFormat("%s is not declared at extension point %s",
            objectClass.getName(), EXTENSION_POINT);
        return new PortType(objectClass, PortObjectSpec.class, false, objectClass.getSimpleName(), GREY, false);
    }

    public synchronized Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        readDeclarations();
        return m_types.values().stream().<Class<? extends PortObject>>map(r -> r.type().getPortObjectClass())
            .filter(c -> c.getName().equals(className)).findFirst();
    }

    public synchronized Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        readDeclarations();
        return m_types.values().stream().<Class<? extends PortObjectSpec>>map(r -> r.type().getPortObjectSpecClass())
            .filter(c -> c.getName().equals(className)).findFirst();
    }

    public synchronized Collection<PortType> availablePortTypes() {
        readDeclarations();
        final List<PortType> types = new ArrayList<>();
        m_types.values().forEach(r -> types.add(r.type()));
        return types;
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(final Class<? extends PortObject> clazz) {
        return find(clazz).flatMap(r -> create(r, "objectSerializer")).map(s -> (PortObjectSerializer<PortObject>)s);
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>>
        getSpecSerializer(final Class<? extends PortObjectSpec> clazz) {
        return findBySpec(clazz).flatMap(r -> create(r, "specSerializer"))
            .map(s -> (PortObjectSpecSerializer<PortObjectSpec>)s);
    }

    private synchronized Optional<Registration> find(final Class<?> objectClass) {
        if (!m_types.containsKey(objectClass)) {
            readDeclarations();
        }
        return Optional.ofNullable(m_types.get(objectClass));
    }

    private synchronized Optional<Registration> findBySpec(final Class<?> specClass) {
        readDeclarations();
        return m_types.values().stream().filter(r -> r.type().getPortObjectSpecClass() == specClass).findFirst();
    }

    /** Not synchronised: the serializer's class may wait for another thread that asks for its type. */
    private static Optional<Object> create(final Registration registration, final String attribute) {
        if (registration.declaration() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(registration.declaration().createExecutableExtension(attribute));
        } catch (CoreException e) {
            throw new IllegalStateException("port type " + registration.type() + ": the class of its " + attribute
                + " cannot be instantiated", e);
        }
    }

    /** Bundles can come and go, so this is repeated whenever something is not found. */
    private void readDeclarations() {
        final IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return;
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
            try {
                final Class<? extends PortObject> objectClass =
                    load(element, "objectClass").asSubclass(PortObject.class);
                if (!m_types.containsKey(objectClass)) {
                    register(new PortType(objectClass, load(element, "specClass").asSubclass(PortObjectSpec.class),
                        false, element.getAttribute("name"), color(element.getAttribute("color")),
                        Boolean.parseBoolean(element.getAttribute("hidden"))), element);
                }
            } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
                NodeLogger.getLogger(PortTypeRegistry.class).error("Port type \"" + element.getAttribute("name")
                    + "\" of bundle " + element.getContributor().getName() + " cannot be used", e);
            }
        }
    }

    private void register(final PortType type, final IConfigurationElement declaration) {
        m_types.put(type.getPortObjectClass(), new Registration(type, declaration));
    }

    private static Class<?> load(final IConfigurationElement element, final String attribute)
        throws ClassNotFoundException {
        final Bundle bundle = Platform.getBundle(element.getContributor().getName());
        final String name = element.getAttribute(attribute);
        if (bundle == null || name == null) {
            throw new ClassNotFoundException("attribute " + attribute + " is missing, or its bundle");
        }
        return bundle.loadClass(name);
    }

    private static int color(final String text) {
        try {
            return text == null ? GREY : Integer.decode(text);
        } catch (NumberFormatException e) {
            return GREY;
        }
    }
}
