package org.dashgrn.nodes;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Limits of numbers in dialogs, besides those that KNIME has. */
public final class Limits {

    private Limits() {
    }

    /** 1 and more. */
    public static final class AtLeastOne extends MinValidation {
        @Override
        protected double getMin() {
            return 1;
        }
    }

    /** 2 and more. */
    public static final class AtLeastTwo extends MinValidation {
        @Override
        protected double getMin() {
            return 2;
        }
    }

    /** 1 and less. */
    public static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    /** Less than 1. */
    public static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }
}
