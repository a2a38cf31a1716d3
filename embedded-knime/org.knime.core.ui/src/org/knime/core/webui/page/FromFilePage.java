package org.knime.core.webui.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A page whose files lie in an unpacked bundle. */
public non-sealed class FromFilePage extends Page {

    private final Path m_base;

    private FromFilePage(final Path base, final Path file) {
        super(new FileResource(base, file));
        m_base = base;
    }

    static FromFilePage of(final Class<?> clazz, final String basePath, final String relativeFilePath) {
        final Path base = bundleFolder(clazz, basePath).resolve(basePath);
        return new FromFilePage(base, existing(base.resolve(relativeFilePath)));
    }

    private static Path bundleFolder(final Class<?> clazz, final String basePath) {
        final Bundle bundle = FrameworkUtil.getBundle(clazz);
        if (bundle == null) {
            return folderOnClassPath(clazz, basePath);
        }
        final File file = FileLocator.getBundleFileLocation(bundle).orElseThrow(
            () -> new IllegalStateException("Bundle " + bundle.getSymbolicName() + " is nowhere on the disk."));
        if (!file.isDirectory()) {
            throw new IllegalStateException("Bundle " + bundle.getSymbolicName() + " is the file " + file.getName()
                + ": the files of a page are only found in an unpacked bundle. Add \"Eclipse-BundleShape: dir\" to its"
                + " manifest.");
        }
        return file.toPath();
    }

    /** For classes that run without OSGi, as they never do in KNIME: the folder may lie on the class path. */
    private static Path folderOnClassPath(final Class<?> clazz, final String basePath) {
        final URL folder = clazz.getResource("/" + basePath);
        if (folder == null || !"file".equals(folder.getProtocol())) {
            throw new IllegalArgumentException(clazz.getName() + " belongs to no bundle, so its page is not found.");
        }
        return Path.of(URI.create(folder.toString())).getParent();
    }

    private static Path existing(final Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("The page needs " + file + ", which does not exist.");
        }
        return file;
    }

    public FromFilePage addResourceFile(final String relativeFilePath) {
        return add(existing(m_base.resolve(relativeFilePath)));
    }

    /** Adds all files of a folder and of those in it. */
    public FromFilePage addResourceDirectory(final String relativeDirPath) {
        try (Stream<Path> files = Files.walk(existing(m_base.resolve(relativeDirPath)))) {
            final List<Path> regular = files.filter(Files::isRegularFile).sorted().toList();
            regular.forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private FromFilePage add(final Path file) {
        final FileResource resource = new FileResource(m_base, file);
        m_resources.put(resource.getRelativePath(), resource);
        return this;
    }

    @Override
    public FromFilePage addResource(final Supplier<InputStream> content, final String relativePath) {
        super.addResource(content, relativePath);
        return this;
    }

    @Override
    public FromFilePage addResourceFromString(final Supplier<String> content, final String relativePath) {
        super.addResourceFromString(content, relativePath);
        return this;
    }
}
