package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/** A file that is made when it is asked for. */
record SuppliedResource(String path, Supplier<InputStream> content) implements Resource {

    static InputStream stream(final byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String getRelativePath() {
        return path;
    }

    @Override
    public InputStream getInputStream() {
        return content.get();
    }

    @Override
    public boolean isStatic() {
        return false;
    }
}
