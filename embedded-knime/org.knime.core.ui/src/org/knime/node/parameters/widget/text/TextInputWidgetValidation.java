package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A condition on a text. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** @param pattern what the whole text has to match */
    record PatternValidationParams(String pattern) {
    }

    /** The form of a text. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        public PatternValidation() {
        }

        protected abstract String getPattern();

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "The text must match " + getPattern() + ".";
        }

        /** Something other than blanks. */
        public static final class IsNotBlankValidation extends PatternValidation {

            public IsNotBlankValidation() {
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The text must not be blank.";
            }
        }

        /** At least one character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            public IsNotEmptyValidation() {
            }

            @Override
            protected int getMinLength() {
                return 1;
            }

            @Override
            public String getErrorMessage() {
                return "The text must not be empty.";
            }
        }
    }

    /** The smallest length of a text. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        public MinLengthValidation() {
        }

        protected abstract int getMinLength();

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "The text needs at least " + getMinLength() + " characters.";
        }

        record MinLengthValidationParams(int minLength) {
        }
    }

    /** The largest length of a text. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        public MaxLengthValidation() {
        }

        protected abstract int getMaxLength();

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "The text must have at most " + getMaxLength() + " characters.";
        }

        record MaxLengthValidationParams(int maxLength) {
        }
    }
}
