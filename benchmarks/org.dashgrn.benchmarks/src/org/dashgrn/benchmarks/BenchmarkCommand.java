package org.dashgrn.benchmarks;

import org.dashgrn.benchmarks.paper.PaperCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; also a plain {@code main}, to measure class folders while developing. */
@Command(name = "bench", description = "Measures the engine.", subcommands = {SpeedCommand.class, PaperCommand.class,
    EpochProbe.class, DashRunProbe.class, PartProbe.class, KernelProbe.class, RooflineProbe.class, MemoryProbe.class, StartProbe.class},
    synopsisSubcommandLabel = "(speed | paper)", mixinStandardHelpOptions = true)
final class BenchmarkCommand {

    private BenchmarkCommand() {
    }

    static int execute(final String[] arguments) {
        return new CommandLine(new BenchmarkCommand()).setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(BenchmarkCommand::report).execute(arguments);
    }

    private static int report(final Exception e, final CommandLine command, final CommandLine.ParseResult result)
        throws Exception {
        if (e instanceof BenchmarkException) {
            System.err.println(e.getMessage());
            return 1;
        }
        throw e;
    }

    /** @param arguments as after {@code dash bench} */
    public static void main(final String[] arguments) {
        System.exit(execute(arguments));
    }
}
