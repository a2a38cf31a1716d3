package org.dashgrn.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The p2 director, working on one destination: what KNIME's installation dialogs do, without a user interface. */
final class Director {

    /** The installable unit that users choose. */
    static final String FEATURE = "org.dashgrn.feature.feature.group";

    /** The stand-in platform, in place of KNIME. */
    static final String PLATFORM = "org.dashgrn.embedded";

    private static final long SECONDS = 180;

    private final Path m_destination;

    private final List<String> m_platform;

    private Director(final Path destination, final List<String> platform) {
        m_destination = destination;
        m_platform = platform;
    }

    /** @param destination where to install to; it need not exist */
    static Director at(final Path destination) {
        return new Director(destination, List.of());
    }

    /** @return the same, as if this were another kind of machine */
    Director on(final String os, final String ws, final String arch) {
        return new Director(m_destination, List.of("-p2.os", os, "-p2.ws", ws, "-p2.arch", arch));
    }

    Path destination() {
        return m_destination;
    }

    /** Installs the newest version of some units. */
    Outcome install(final List<Path> repositories, final String... units) throws Exception {
        return run(repositories, List.of("-installIU", String.join(",", units)));
    }

    /** Replaces one version of a unit by another, in one step as KNIME's update does. */
    Outcome update(final List<Path> repositories, final String unit, final String from, final String to)
        throws Exception {
        return run(repositories,
            List.of("-uninstallIU", unit + "/" + from, "-installIU", unit + "/" + to));
    }

    Outcome uninstall(final String unit) throws Exception {
        return run(List.of(), List.of("-uninstallIU", unit));
    }

    /** @return the units whose ids begin so, as id/version */
    List<String> installed(final String prefix) throws Exception {
        final Outcome outcome = run(List.of(), List.of("-listInstalledRoots"));
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.toString());
        }
        return outcome.out().lines().map(String::strip).filter(line -> line.startsWith(prefix)).sorted().toList();
    }

    private Outcome run(final List<Path> repositories, final List<String> what) throws Exception {
        final Path director = Installation.director();
        final List<String> command = new ArrayList<>(List.of(Installation.java(), "-Xmx512m",
            "-XX:TieredStopAtLevel=1", "-jar", director.resolve("plugins/org.eclipse.equinox.launcher.jar").toString(),
            "-configuration", director.resolve("configuration").toString(), "-consoleLog"));
        if (!repositories.isEmpty()) {
            command.add("-repository");
            command.add(String.join(",", repositories.stream().map(r -> r.toUri().toString()).toList()));
        }
        command.addAll(what);
        command.addAll(List.of("-destination", m_destination.toString(), "-bundlepool", m_destination.toString(),
            "-profile", "dash", "-profileProperties", "org.eclipse.update.install.features=true", "-roaming"));
        command.addAll(m_platform);
        return Outcome.start(m_destination.getParent(), command).await(SECONDS);
    }
}
