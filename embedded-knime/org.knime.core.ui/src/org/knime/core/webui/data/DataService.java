package org.knime.core.webui.data;

/** Gives data to a page. */
public interface DataService {

    /** Builds a service. */
    interface DataServiceBuilder {

        DataServiceBuilder onDispose(Runnable dispose);

        DataServiceBuilder onDeactivate(Runnable deactivate);
    }
}
