package org.knime.core.node;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes to the log of the Java platform, under the name of the class that logs. */
public final class NodeLogger {

    private final Logger m_logger;

    private NodeLogger(final Logger logger) {
        m_logger = logger;
    }

    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    public static NodeLogger getLogger(final String s) {
        return new NodeLogger(Logger.getLogger(s));
    }

    public boolean isDebugEnabled() {
        return m_logger.isLoggable(Level.FINE);
    }

    public boolean isInfoEnabled() {
        return m_logger.isLoggable(Level.INFO);
    }

    public void debug(final Object o) {
        m_logger.log(Level.FINE, String.valueOf(o));
    }

    public void debug(final Object o, final Throwable t) {
        m_logger.log(Level.FINE, String.valueOf(o), t);
    }

    public void debug(final Supplier<Object> o) {
        m_logger.log(Level.FINE, () -> String.valueOf(o.get()));
    }

    public void debug(final Throwable throwable) {
        m_logger.log(Level.FINE, throwable.getMessage(), throwable);
    }

    public void debugWithFormat(final String format, final Object... args) {
        m_logger.log(Level.FINE, () -> String.format(format, args));
    }

    public void info(final Object o) {
        m_logger.log(Level.INFO, String.valueOf(o));
    }

    public void info(final Object o, final Throwable t) {
        m_logger.log(Level.INFO, String.valueOf(o), t);
    }

    public void info(final Supplier<Object> o) {
        m_logger.log(Level.INFO, () -> String.valueOf(o.get()));
    }

    public void info(final Throwable throwable) {
        m_logger.log(Level.INFO, throwable.getMessage(), throwable);
    }

    public void infoWithFormat(final String format, final Object... args) {
        m_logger.log(Level.INFO, () -> String.format(format, args));
    }

    public void warn(final Object o) {
        m_logger.log(Level.WARNING, String.valueOf(o));
    }

    public void warn(final Object o, final Throwable t) {
        m_logger.log(Level.WARNING, String.valueOf(o), t);
    }

    public void warn(final Supplier<Object> o) {
        m_logger.log(Level.WARNING, () -> String.valueOf(o.get()));
    }

    public void warn(final Throwable throwable) {
        m_logger.log(Level.WARNING, throwable.getMessage(), throwable);
    }

    public void warnWithFormat(final String format, final Object... args) {
        m_logger.log(Level.WARNING, () -> String.format(format, args));
    }

    public void error(final Object o) {
        m_logger.log(Level.SEVERE, String.valueOf(o));
    }

    public void error(final Object o, final Throwable t) {
        m_logger.log(Level.SEVERE, String.valueOf(o), t);
    }

    public void error(final Supplier<Object> o) {
        m_logger.log(Level.SEVERE, () -> String.valueOf(o.get()));
    }

    public void error(final Throwable throwable) {
        m_logger.log(Level.SEVERE, throwable.getMessage(), throwable);
    }

    public void errorWithFormat(final String format, final Object... args) {
        m_logger.log(Level.SEVERE, () -> String.format(format, args));
    }

    public void coding(final Object o) {
        m_logger.log(Level.SEVERE, String.valueOf(o));
    }

    public void coding(final Object o, final Throwable t) {
        m_logger.log(Level.SEVERE, String.valueOf(o), t);
    }

    public void coding(final Supplier<Object> o) {
        m_logger.log(Level.SEVERE, () -> String.valueOf(o.get()));
    }

    public void codingWithFormat(final String format, final Object... args) {
        m_logger.log(Level.SEVERE, () -> String.format(format, args));
    }

    public void fatal(final Object o) {
        m_logger.log(Level.SEVERE, String.valueOf(o));
    }

    public void fatal(final Object o, final Throwable t) {
        m_logger.log(Level.SEVERE, String.valueOf(o), t);
    }

    public void fatal(final Supplier<Object> o) {
        m_logger.log(Level.SEVERE, () -> String.valueOf(o.get()));
    }

    public void fatal(final Throwable throwable) {
        m_logger.log(Level.SEVERE, throwable.getMessage(), throwable);
    }

    public void fatalWithFormat(final String format, final Object... args) {
        m_logger.log(Level.SEVERE, () -> String.format(format, args));
    }
}
