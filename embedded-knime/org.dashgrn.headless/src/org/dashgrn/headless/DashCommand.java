package org.dashgrn.headless;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: one sub-command for each thing to do. */
@Command(name = "dash", mixinStandardHelpOptions = false, synopsisSubcommandLabel = "COMMAND",
    description = "Runs KNIME workflows made of the nodes of DASH for KNIME, without KNIME.",
    subcommands = {RunCommand.class, RewriteCommand.class},
    footer = {"", "Exit codes: 0 done, 1 a node failed, 2 nothing was executed because the command line, the workflow",
        "or a setting is wrong, 130 interrupted."})
final class DashCommand implements Runnable {

    @Spec
    private CommandSpec m_spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean m_help;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where in the code an error arose.")
    private boolean m_stackTrace;

    @Override
    public void run() {
        throw new ParameterException(m_spec.commandLine(), "What is to be done?");
    }

    /** One message for what goes wrong, and its exit code. */
    static int report(final Exception e, final CommandLine command, final ParseResult parsed) {
        System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
        if (((DashCommand)command.getCommandSpec().root().userObject()).m_stackTrace) {
            e.printStackTrace();
        }
        return e instanceof NotRunnableException ? ExitCode.NOT_RUNNABLE : ExitCode.WORKFLOW_FAILED;
    }
}
