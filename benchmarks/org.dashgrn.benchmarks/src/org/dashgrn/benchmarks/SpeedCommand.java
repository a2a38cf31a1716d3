package org.dashgrn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmark: section after section, each number in its own process, results on disk after every section. */
@Command(name = "speed", description = "Measures training speed and all around it, beside PyTorch if it is installed.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "only the workloads with a goal, less time for each")
    private boolean m_quick;

    @Option(names = "--long", description = "also the DASH run of breast-cancer size, which takes many minutes")
    private boolean m_long;

    @Option(names = "--only", split = ",", description = "sections: ${COMPLETION-CANDIDATES}; default: all")
    private Set<Section> m_only = EnumSet.allOf(Section.class);

    @Option(names = "--out", description = "folder for the results; default: benchmarks/results")
    private Path m_out;

    @Option(names = "--name", description = "of the result files; default: today's date and -speed")
    private String m_name = LocalDate.now() + "-speed";

    @Option(names = "--data", description = "folder of the published data; default: ../shared/data if it exists")
    private Path m_data;

    @Option(names = "--seconds", description = "for each number; default: 3, or 1.5 if --quick")
    private Double m_seconds;

    @Override
    public Integer call() throws IOException {
        final Path root = Path.of(System.getProperty("dash.root", "")).toAbsolutePath().normalize();
        final Path out = m_out == null ? root.resolve("benchmarks").resolve("results") : m_out;
        final Path data = m_data == null ? root.resolveSibling("shared").resolve("data") : m_data;
        final Optional<Anchor> anchor = Anchor.find(root.resolve("benchmarks/anchor/torch_anchor.py"));
        anchor.ifPresentOrElse(found -> System.out.println("Beside " + found.description()),
            () -> System.out.println("Skipped: PyTorch is not installed (Debian: python3-torch), so no ratios"));
        final double seconds = m_seconds != null ? m_seconds : m_quick ? 1.5 : 3;
        Files.createDirectories(out);
        final Sitting sitting = new Sitting(anchor, seconds, m_quick, m_long, data, temporary("sim350.dash"));
        final SpeedReport report = new SpeedReport(sitting, Commit.of(root), anchor.map(Anchor::description));
        for (Section section : Section.values()) {
            if (m_only.contains(section)) {
                System.out.println("== " + section);
                section.measure(sitting);
                write(report, sitting, out);
            }
        }
        System.out.println("Results: " + out.resolve(m_name + ".md") + " and .csv");
        return sitting.failures() == 0 ? 0 : 1;
    }

    /** A file that goes when this process ends, also if it is interrupted. */
    private static Path temporary(final String name) throws IOException {
        final Path folder = Files.createTempDirectory("dash-bench");
        folder.toFile().deleteOnExit();
        final Path file = folder.resolve(name);
        file.toFile().deleteOnExit();
        return file;
    }

    private void write(final SpeedReport report, final Sitting sitting, final Path out) throws IOException {
        sitting.measurements().write(out.resolve(m_name + ".csv"));
        final Path beside = out.resolve(m_name + ".md.part");
        Files.writeString(beside, report.markdown(m_name));
        Files.move(beside, out.resolve(m_name + ".md"), StandardCopyOption.REPLACE_EXISTING);
        for (GrowthCurves.Chart chart : GrowthCurves.charts(sitting.measurements())) {
            Files.writeString(out.resolve(m_name + "-" + chart.name() + ".svg"), chart.svg());
        }
    }
}
