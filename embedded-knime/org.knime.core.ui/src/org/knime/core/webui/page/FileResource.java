package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that lies in an unpacked bundle. */
record FileResource(Path base, Path file) implements Resource {

    @Override
    public String getRelativePath() {
        return base.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public boolean isStatic() {
        return true;
    }
}
