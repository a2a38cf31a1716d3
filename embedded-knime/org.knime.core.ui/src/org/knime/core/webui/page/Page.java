package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.knime.core.node.FluentNodeAPI;

/** A web page and the files that it needs. */
public sealed class Page implements Resource, FluentNodeAPI permits FromFilePage {

    private final Resource m_page;

    protected final Map<String, Resource> m_resources = new LinkedHashMap<>();

    Page(final Resource page) {
        m_page = page;
    }

    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {

            @Override
            public RequireBundle fromFile() {
                return clazz -> basePath -> file -> FromFilePage.of(clazz, basePath, file);
            }

            @Override
            public RequireRelativePath fromString(final StringSupplier content, final Charset charset) {
                return path -> new Page(new SuppliedResource(path,
                    () -> SuppliedResource.stream(content.get().getBytes(charset))));
            }
        };
    }

    public Page addResource(final Supplier<InputStream> content, final String relativePath) {
        m_resources.put(relativePath, new SuppliedResource(relativePath, content));
        return this;
    }

    public Page addResourceFromString(final Supplier<String> content, final String relativePath) {
        return addResource(() -> SuppliedResource.stream(content.get().getBytes(StandardCharsets.UTF_8)),
            relativePath);
    }

    /** @return one of the files that were added */
    public Optional<Resource> getResource(final String relativePath) {
        return Optional.ofNullable(m_resources.get(relativePath));
    }

    @Override
    public String getRelativePath() {
        return m_page.getRelativePath();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return m_page.getInputStream();
    }

    @Override
    public boolean isStatic() {
        return m_page.isStatic();
    }

    /** Where the page comes from. */
    public interface RequireFromFileOrString {

        RequireBundle fromFile();

        default RequireRelativePath fromString(final StringSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        RequireRelativePath fromString(StringSupplier content, Charset charset);
    }

    /** The bundle with the files. */
    public interface RequireBundle {

        RequireBasePath bundleClass(Class<?> clazz);
    }

    /** The folder in the bundle. */
    public interface RequireBasePath {

        RequireRelativeFilePath basePath(String basePath);
    }

    /** The page in the folder. */
    public interface RequireRelativeFilePath {

        FromFilePage relativeFilePath(String relativeFilePath);
    }

    /** The name of the page. */
    public interface RequireRelativePath {

        Page relativePath(String relativePath);
    }

    /** Gives a page as text. */
    public interface StringSupplier extends Supplier<String> {
    }
}
