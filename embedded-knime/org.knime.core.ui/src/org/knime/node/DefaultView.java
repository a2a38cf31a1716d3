package org.knime.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.dashgrn.embedded.declared.Declarations;
import org.dashgrn.embedded.declared.ViewDeclaration;
import org.dashgrn.embedded.json.InitialData;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.data.DataService.DataServiceBuilder;
import org.knime.core.webui.data.InitialDataService.Serializer;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** A view of a node: a web page, the data with which it starts, and services that it can call. */
public final class DefaultView implements FluentNodeAPI {

    static {
        Declarations.provideViews(DefaultView::declaration);
    }

    private final Class<? extends NodeParameters> m_parameters;

    private final String m_description;

    private final Page m_page;

    private DefaultInitialData<?> m_initialData;

    private DefaultDataService m_services;

    DefaultView(final Class<? extends NodeParameters> parameters, final String description, final Page page) {
        m_parameters = parameters;
        m_description = description;
        m_page = page;
    }

    static RequireViewParameters create() {
        return parameters -> description -> page -> new DefaultView(parameters, description,
            page.apply(Page.create()));
    }

    public <D> DefaultView initialData(final Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        m_initialData = initialData.apply(DefaultInitialData.create());
        return this;
    }

    public DefaultView dataService(final Function<RequireDataService, DefaultDataService> dataService) {
        m_services = dataService.apply(DefaultDataService.create());
        return this;
    }

    ViewDeclaration declaration() {
        return new ViewDeclaration(m_description, m_page, Optional.ofNullable(m_parameters),
            Optional.ofNullable(m_initialData).map(data -> data::text),
            m_services == null ? Map.of() : m_services.handlers());
    }

    /** The class of the view's own parameters. */
    public interface RequireViewParameters {

        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** The description for the user. */
    public interface RequireDescription {

        RequirePage description(String description);
    }

    /** The web page. */
    public interface RequirePage {

        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** What a view can show. */
    public interface ViewInput {

        <S extends NodeParameters> S getParameters();

        /** @return what the node kept when it was executed; null if it was not */
        PortObject[] getInternalPortObjects();

        /** As {@link #getInternalPortObjects()}, if all of them are tables. */
        default BufferedDataTable[] getInternalTables() {
            final PortObject[] objects = getInternalPortObjects();
            if (objects == null) {
                return null;
            }
            final BufferedDataTable[] tables = new BufferedDataTable[objects.length];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = (BufferedDataTable)objects[i];
            }
            return tables;
        }
    }

    /** The data with which the page starts. */
    public interface RequireInitialData {

        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Adds an object whose methods the page can call. */
    public interface AllowAddingNamedHandler {

        MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler);
    }

    /** What the page can call. */
    public interface RequireDataService extends AllowAddingNamedHandler {

        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /** A page is written to a file and never disposed of, so what was to happen then is not kept. */
    abstract static class AbstractDataService<T extends DataServiceBuilder> implements DataServiceBuilder {

        @Override
        @SuppressWarnings("unchecked")
        public T onDispose(final Runnable dispose) {
            return (T)this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T onDeactivate(final Runnable deactivate) {
            return (T)this;
        }
    }

    /** The data with which the page starts. */
    public static final class DefaultInitialData<D> extends AbstractDataService<DefaultInitialData<D>>
        implements FluentNodeAPI {

        private final Function<ViewInput, D> m_data;

        private Serializer<D> m_serializer;

        DefaultInitialData(final Function<ViewInput, D> data) {
            m_data = data;
        }

        static RequireInitialData create() {
            return DefaultInitialData::new;
        }

        /** Replaces the JSON that is written otherwise. */
        public DefaultInitialData<D> serializer(final Serializer<D> serializer) {
            m_serializer = serializer;
            return this;
        }

        String text(final ViewInput input) {
            return InitialData.text(m_data.apply(input), m_serializer);
        }
    }

    /** The objects whose methods the page can call. */
    public abstract static class DefaultDataService extends AbstractDataService<DefaultDataService>
        implements FluentNodeAPI {

        public DefaultDataService() {
        }

        static RequireDataService create() {
            return new RequireDataService() {

                @Override
                public SingleHandlerDataService handler(final Function<ViewInput, Object> handler) {
                    return new SingleHandlerDataService(handler);
                }

                @Override
                public MultipleNamedHandlersDataService addHandler(final String name,
                    final Function<ViewInput, Object> handler) {
                    return new MultipleNamedHandlersDataService().addHandler(name, handler);
                }
            };
        }

        abstract Map<String, Function<ViewInput, Object>> handlers();
    }

    /** One object. */
    public static final class SingleHandlerDataService extends DefaultDataService {

        private final Function<ViewInput, Object> m_handler;

        SingleHandlerDataService(final Function<ViewInput, Object> handler) {
            m_handler = handler;
        }

        @Override
        Map<String, Function<ViewInput, Object>> handlers() {
            return Map.of("", m_handler);
        }
    }

    /** Several objects with names. */
    public static final class MultipleNamedHandlersDataService extends DefaultDataService
        implements AllowAddingNamedHandler {

        private final Map<String, Function<ViewInput, Object>> m_handlers = new LinkedHashMap<>();

        MultipleNamedHandlersDataService() {
        }

        @Override
        public MultipleNamedHandlersDataService addHandler(final String name,
            final Function<ViewInput, Object> handler) {
            m_handlers.put(name, handler);
            return this;
        }

        @Override
        Map<String, Function<ViewInput, Object>> handlers() {
            return m_handlers;
        }
    }
}
