package org.dashgrn.compute;

/** An array that plain Java multiplies as it is. */
record ArrayOperand(Floats values) implements Operand {

    @Override
    public void write(final Floats from, final int length) {
        if (!from.equals(values)) {
            values.copy(from, length);
        }
    }

    @Override
    public void read(final int at, final Floats to, final int length) {
        final Floats from = values.from(at);
        if (!from.equals(to)) {
            to.copy(from, length);
        }
    }

    @Override
    public Operand from(final int start) {
        return new ArrayOperand(values.from(start));
    }
}
