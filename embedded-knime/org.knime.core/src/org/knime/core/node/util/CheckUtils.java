package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks with a message of their own; templates are those of {@link String#format(String, Object...)}. */
public final class CheckUtils {

    private CheckUtils() {
    }

    public static void checkArgument(final boolean predicate, final String message) {
        checkArgument(predicate, "%s", message);
    }

    public static void checkArgument(final boolean predicate, final String template, final Object... args) {
        if (!predicate) {
            throw new IllegalArgumentException(String.format(template, args));
        }
    }

    public static <T> T checkArgumentNotNull(final T reference) {
        return checkArgumentNotNull(reference, "Argument must not be null");
    }

    public static <T> T checkArgumentNotNull(final T reference, final String template, final Object... args) {
        checkArgument(reference != null, template, args);
        return reference;
    }

    public static void checkState(final boolean predicate, final String message) {
        checkState(predicate, "%s", message);
    }

    public static void checkState(final boolean predicate, final String template, final Object... args) {
        if (!predicate) {
            throw new IllegalStateException(String.format(template, args));
        }
    }

    public static void checkSetting(final boolean predicate, final String template, final Object... args)
        throws InvalidSettingsException {
        if (!predicate) {
            throw new InvalidSettingsException(String.format(template, args));
        }
    }

    public static <T> T checkSettingNotNull(final T reference, final String template, final Object... args)
        throws InvalidSettingsException {
        checkSetting(reference != null, template, args);
        return reference;
    }

    public static <T> T checkNotNull(final T reference) {
        return checkNotNull(reference, "%s", "Argument must not be null");
    }

    public static <T> T checkNotNull(final T reference, final String message) {
        return checkNotNull(reference, "%s", message);
    }

    public static <T> T checkNotNull(final T reference, final String template, final Object... args) {
        if (reference == null) {
            throw new NullPointerException(String.format(template, args));
        }
        return reference;
    }
}
