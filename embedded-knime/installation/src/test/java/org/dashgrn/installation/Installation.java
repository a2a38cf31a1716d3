package org.dashgrn.installation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the build has put what is tested. */
final class Installation {

    private Installation() {
    }

    /** The root of the project. */
    static Path root() {
        return path("dash.root");
    }

    /** What the director has installed: the stand-in platform and the feature of the update site. */
    static Path folder() {
        return path("dash.installation");
    }

    static Path director() {
        return path("dash.director");
    }

    static Path updateSite() {
        return root().resolve("update-site/target/repository");
    }

    /** The repository of the stand-in platform. */
    static Path platform() {
        return root().resolve("embedded-knime/platform/target/repository");
    }

    private static Path path(final String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    /** The plugins whose file name begins so. */
    static List<Path> plugins(final String prefix) throws IOException {
        return plugins(folder(), prefix);
    }

    private static List<Path> plugins(final Path installation, final String prefix) throws IOException {
        final List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(installation.resolve("plugins"), prefix + "*")) {
            files.forEach(found::add);
        }
        return found;
    }

    /** The command that starts the runner, as the dash script does it. */
    static List<String> command(final Object... arguments) throws IOException {
        return commandIn(folder(), arguments);
    }

    /** The command that starts the runner of another installation. */
    static List<String> commandIn(final Path installation, final Object... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(java(), "-Xmx2g", "-Dorg.bytedeco.javacpp.cachedir="
            + folder().resolveSibling("javacpp"), "-jar",
            plugins(installation, "org.eclipse.equinox.launcher_").get(0).toString(), "-nosplash", "-data", "@none"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
