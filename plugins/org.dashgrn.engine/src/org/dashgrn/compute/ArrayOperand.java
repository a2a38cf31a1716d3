package org.dashgrn.compute;

/** An array that plain Java multiplies as it is. */
record ArrayOperand(float[] array, int offset) implements Operand {

    @Override
    public void write(final float[] from, final int at, final int length) {
        if (from != array || offset != 0) {
            System.arraycopy(from, at, array, offset + at, length);
        }
    }

    @Override
    public void read(final int at, final float[] to, final int toAt, final int length) {
        if (to != array || offset + at != toAt) {
            System.arraycopy(array, offset + at, to, toAt, length);
        }
    }

    @Override
    public Operand from(final int start) {
        return new ArrayOperand(array, offset + start);
    }
}
