package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;

/** A file of a page. */
public interface Resource {

    /** @return where the page finds it */
    String getRelativePath();

    InputStream getInputStream() throws IOException;

    /** @return whether it never changes */
    boolean isStatic();
}
