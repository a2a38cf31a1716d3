package org.dashgrn.data;

/** How numbers and missing values are written in text files. */
final class NumberText {

    private NumberText() {
    }

    /**
     * @param text without surrounding blanks
     * @return the number, or NaN for a missing one
     * @throws NumberFormatException if the text is neither; infinite numbers and Java's own notations (1d, 0x1p3) are
     *             not taken for numbers
     */
    static double parse(final String text) {
        if (isMissing(text)) {
            return Double.NaN;
        }
        final char first = text.charAt(0);
        final char last = text.charAt(text.length() - 1);
        final boolean decimal = (isDigit(first) || first == '-' || first == '+' || first == '.')
            && (isDigit(last) || last == '.') && text.indexOf('x') < 0 && text.indexOf('X') < 0;
        final double value = decimal ? Double.parseDouble(text) : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the text stands for a missing value: empty, NA or NaN. */
    static boolean isMissing(final String text) {
        return text.isEmpty() || text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NaN");
    }

    /** Whether the text is a finite number. */
    static boolean isNumber(final String text) {
        try {
            return !Double.isNaN(parse(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** What to do about a text that is no number. */
    static String remedy(final String text) {
        return text.matches("[+-]?\\d*,\\d+") ? "Write decimal points instead of commas"
            : "Give a number, or NA where it is missing";
    }
}
