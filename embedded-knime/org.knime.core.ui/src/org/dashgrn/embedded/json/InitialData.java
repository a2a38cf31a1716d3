package org.dashgrn.embedded.json;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.knime.core.webui.data.InitialDataService.Serializer;

/** The data with which a page starts, in the form in which KNIME hands it over: an object with the field "result". */
public final class InitialData {

    private InitialData() {
    }

    /** @param serializer null for JSON */
    public static <D> String text(final D data, final Serializer<D> serializer) {
        try {
            return "{\"result\":" + (serializer == null ? Json.write(data) : serializer.serialize(data)) + "}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
