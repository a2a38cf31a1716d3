package org.knime.core.node.port;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** An object at a port that is saved as XML; it needs a constructor without arguments. */
public abstract class AbstractSimplePortObject implements PortObject {

    public AbstractSimplePortObject() {
    }

    protected abstract void save(ModelContentWO model, ExecutionMonitor exec)
        throws CanceledExecutionException;

    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
        throws InvalidSettingsException, CanceledExecutionException;

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        try {
            save(content, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("nobody can have cancelled this", e);
        }
        return content;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Equal if of the same class and with the same saved content. */
    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj != null && getClass() == obj.getClass()
            && content().isIdentical(((AbstractSimplePortObject)obj).content());
    }

    @Override
    public int hashCode() {
        return content().toString().hashCode();
    }

    /**
     * Writes and reads the XML.
     *
     * @param <T> the class of the object
     */
    public abstract static class AbstractSimplePortObjectSerializer<T extends AbstractSimplePortObject>
        extends PortObjectSerializer<T> {

        private static final String ENTRY = "content.xml";

        public AbstractSimplePortObjectSerializer() {
        }

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            final ModelContent content = new ModelContent("model.xml");
            content.addInt("version", 1);
            content.addString("class_name", portObject.getClass().getName());
            final ModelContentWO model = content.addModelContent("model");
            portObject.save(model, exec);
            out.putNextEntry(new ZipEntry(ENTRY));
            content.saveToXML(out);
            out.closeEntry();
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("expected the entry " + ENTRY + ", found "
                    + (entry == null ? "none" : entry.getName()));
            }
            final ModelContentRO model = ModelContent.loadFromXML(in);
            try {
                final String name = model.getString("class_name");
                final Class<?> type = PortTypeRegistry.getInstance().getObjectClass(name)
                    .orElseThrow(() -> new IOException(name + " belongs to no declared port type"));
                final Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                final T loaded = (T)constructor.newInstance();
                loaded.load(model.getModelContent("model"), spec, exec);
                return loaded;
            } catch (InvalidSettingsException | ReflectiveOperationException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
