package org.dashgrn.headless;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import picocli.CommandLine;

/** The Equinox application behind the {@code dash} script; its result is the exit code of the process. */
public final class HeadlessApplication implements IApplication {

    @Override
    public Object start(final IApplicationContext context) {
        // The framework's own start-up arguments have been taken out already.
        final String[] arguments = (String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new DashCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(DashCommand::report);
    }

    /** Stopping the framework from outside is left to the shutdown hook of a run. */
    @Override
    public void stop() {
        // see Cancellation
    }
}
