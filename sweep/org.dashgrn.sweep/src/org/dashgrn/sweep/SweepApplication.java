package org.dashgrn.sweep;

import org.dashgrn.experiment.ThreadedExecutor;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Equinox application behind {@code dash sweep}; its result is the exit code of the process. */
public final class SweepApplication implements IApplication {

    @Override
    public Object start(final IApplicationContext context) {
        final String[] arguments = (String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return SweepCommand.execute(ThreadedExecutor::of, arguments);
    }

    @Override
    public void stop() {
        // a sweep can be interrupted at any time: what is finished is on disk
    }
}
