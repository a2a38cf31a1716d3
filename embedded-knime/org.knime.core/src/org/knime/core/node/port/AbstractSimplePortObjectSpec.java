package org.knime.core.node.port;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** The spec of an object at a port that is saved as XML; it needs a constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    public AbstractSimplePortObjectSpec() {
    }

    protected abstract void save(ModelContentWO model);

    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        save(content);
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
            && content().isIdentical(((AbstractSimplePortObjectSpec)obj).content());
    }

    @Override
    public int hashCode() {
        return content().toString().hashCode();
    }

    /**
     * Writes and reads the XML.
     *
     * @param <T> the class of the spec
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
        extends PortObjectSpecSerializer<T> {

        private static final String ENTRY = "content.xml";

        public AbstractSimplePortObjectSpecSerializer() {
        }

        @Override
        public void savePortObjectSpec(final T portObjectSpec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            final ModelContent content = new ModelContent("model.xml");
            content.addInt("version", 1);
            content.addString("class_name", portObjectSpec.getClass().getName());
            final ModelContentWO model = content.addModelContent("model");
            portObjectSpec.save(model);
            out.putNextEntry(new ZipEntry(ENTRY));
            content.saveToXML(out);
            out.closeEntry();
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in)
            throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("expected the entry " + ENTRY + ", found "
                    + (entry == null ? "none" : entry.getName()));
            }
            final ModelContentRO model = ModelContent.loadFromXML(in);
            try {
                final String name = model.getString("class_name");
                final Class<?> type = PortTypeRegistry.getInstance().getSpecClass(name)
                    .orElseThrow(() -> new IOException(name + " belongs to no declared port type"));
                final Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                final T loaded = (T)constructor.newInstance();
                loaded.load(model.getModelContent("model"));
                return loaded;
            } catch (InvalidSettingsException | ReflectiveOperationException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
