package org.dashgrn.compute;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Memory outside the heap. BLAS called on Java arrays would copy them, which for a large weight matrix and a small batch
 * takes longer than the product.
 */
final class NativeOperand implements Operand {

    /** Whole lines of the cache, and whole vector registers. */
    private static final int ALIGNMENT = 64;

    private final FloatBuffer m_floats;
    private final FloatPointer m_pointer;

    /** @param length how many floats, all 0 */
    NativeOperand(final int length) {
        this(allocate(length));
    }

    private NativeOperand(final FloatBuffer floats) {
        m_floats = floats;
        m_pointer = new FloatPointer(floats);
    }

    private static FloatBuffer allocate(final int length) {
        final int size = Math.multiplyExact(length, Float.BYTES);
        final ByteBuffer bytes = ByteBuffer.allocateDirect(Math.addExact(size, ALIGNMENT));
        final int start = (ALIGNMENT - bytes.alignmentOffset(0, ALIGNMENT)) % ALIGNMENT;
        return bytes.slice(start, size).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    FloatPointer pointer() {
        return m_pointer;
    }

    @Override
    public void write(final Floats from, final int length) {
        m_floats.put(0, from.array(), from.at(), length);
    }

    @Override
    public void read(final int at, final Floats to, final int length) {
        m_floats.get(at, to.array(), to.at(), length);
    }

    @Override
    public Operand from(final int offset) {
        return offset == 0 ? this : new NativeOperand(m_floats.slice(offset, m_floats.capacity() - offset));
    }
}
