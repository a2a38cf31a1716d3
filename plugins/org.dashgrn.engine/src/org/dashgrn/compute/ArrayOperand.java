package org.dashgrn.compute;

/** An array that plain Java multiplies as it is. */
record ArrayOperand(Floats values) implements Operand {

    @Override
    public void write(final Floats from, final int length) {
        if (from.array() != values.array() || from.at() != values.at()) {
            values.copy(from, length);
        }
    }

    @Override
    public void read(final int at, final Floats to, final int length) {
        if (to.array() != values.array() || to.at() != values.at() + at) {
            to.copy(values.from(at), length);
        }
    }

    @Override
    public Operand from(final int start) {
        return new ArrayOperand(values.from(start));
    }
}
