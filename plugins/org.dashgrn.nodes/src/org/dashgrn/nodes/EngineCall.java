package org.dashgrn.nodes;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.solve.DivergenceException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.node.message.MessageBuilder;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** The one place where a node meets the engine: progress and cancel go in, errors come out as KNIME's. */
public final class EngineCall {

    private static final String UNREADABLE = "The file cannot be read: ";

    /** What a node does when it executes. */
    @FunctionalInterface
    public interface Body {

        /**
         * @param in parameters and input
         * @param out gets the output
         * @param progress for the engine
         * @throws CanceledExecutionException if the user cancelled
         * @throws InvalidSettingsException if a setting does not fit the input
         * @throws IOException if a file cannot be read
         */
        void run(ExecuteInput in, ExecuteOutput out, Progress progress)
            throws CanceledExecutionException, InvalidSettingsException, IOException;
    }

    /** What a node does when it configures. */
    @FunctionalInterface
    public interface Check {

        /**
         * @param in parameters and input specs
         * @param out gets the output specs
         * @throws InvalidSettingsException if the node cannot be executed like this
         * @throws IOException if a file cannot be read
         */
        void run(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException, IOException;
    }

    private EngineCall() {
    }

    /**
     * @param body what the node does
     * @return the same for KNIME: errors say what is wrong, where, and what to do
     */
    public static ExecuteConsumer execute(final Body body) {
        return (in, out) -> {
            try {
                body.run(in, out, progress(in.getExecutionContext()));
            } catch (CancellationException e) {
                if (e.getCause() instanceof CanceledExecutionException canceled) {
                    throw canceled;
                }
                throw new CanceledExecutionException(e.getMessage());
            } catch (InvalidInputException e) {
                throw knimeException(e);
            } catch (DivergenceException e) {
                throw KNIMEException.of(Message.fromSummaryWithResolution("The model's dynamics diverge: "
                    + e.getMessage(), "Scale expression to values near 0 to 1, or lower the learning rate."), e);
            } catch (InvalidSettingsException e) {
                throw KNIMEException.of(Message.fromSummary(e.getMessage()), e);
            } catch (IOException e) {
                throw KNIMEException.of(Message.fromSummary(UNREADABLE + e), e);
            }
        };
    }

    /**
     * @param check what the node does
     * @return the same for KNIME: every mistake is an InvalidSettingsException
     */
    public static ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure(final Check check) {
        return (in, out) -> {
            try {
                check.run(in, out);
            } catch (InvalidInputException e) {
                throw new InvalidSettingsException(e.getMessage(), e);
            } catch (IOException e) {
                throw new InvalidSettingsException(UNREADABLE + e, e);
            }
        };
    }

    /**
     * @param exec shows progress and knows of a cancel
     * @return the same for the engine
     */
    public static Progress progress(final ExecutionMonitor exec) {
        return (fraction, message) -> report(exec, fraction, message);
    }

    private static void report(final ExecutionMonitor exec, final double fraction, final String message) {
        try {
            exec.checkCanceled();
        } catch (CanceledExecutionException e) {
            final CancellationException cancellation = new CancellationException("Cancelled");
            cancellation.initCause(e);
            throw cancellation;
        }
        if (!Double.isNaN(fraction)) {
            exec.setProgress(fraction);
        }
        if (message != null) {
            exec.setMessage(message);
        }
    }

    private static KNIMEException knimeException(final InvalidInputException e) {
        final MessageBuilder message = Message.builder()
            .withSummary((e.place().isEmpty() ? "" : e.place() + ": ") + e.problem() + ".");
        if (!e.remedy().isEmpty()) {
            message.addResolutions(e.remedy() + ".");
        }
        return KNIMEException.of(message.build().orElseThrow(), e);
    }
}
