package org.dashgrn.benchmarks;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Equinox application behind {@code dash bench}: what is measured is the installed product. */
public final class BenchmarkApplication implements IApplication {

    @Override
    public Object start(final IApplicationContext context) {
        return BenchmarkCommand.execute((String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
    }

    @Override
    public void stop() {
        // measurements end with the process
    }
}
