package org.knime.core.webui.data;

import java.io.IOException;

/** Gives the data with which a page starts. */
public final class InitialDataService<D> {

    private InitialDataService() {
    }

    /** Writes the data as text. */
    public interface Serializer<D> {

        String serialize(D data) throws IOException;
    }
}
