package org.dashgrn.compute;

/**
 * Memory for blocks that begin where a line of the caches does: processors load a vector of sixteen that lies across two lines in
 * twice the time. Java's arrays begin anywhere, but for those of more than half a region of its default collector (G1), which begin
 * where the region does and stay there; so blocks are parts of such arrays. With other collectors they are where chance puts them,
 * which costs time only. Blocks of fewer columns are arrays of their own, and so are all without vectors: loops over these are
 * faster (see {@link Floats#areWhole}). For one thread.
 */
public final class FloatArena {

    /** Floats of a line. */
    private static final int LINE = 16;

    /** Bytes before the first float of an array. */
    private static final int HEADER = 16;

    /** Floats from there to the next line. */
    private static final int FIRST = LINE - HEADER / Float.BYTES;

    private static final int SMALLEST_REGION = 1 << 20;
    private static final int LARGEST_REGION = 1 << 25;

    /** How many of them the collector wants at least. */
    private static final int REGIONS = 2048;

    private final boolean m_aligned;
    private float[] m_chunk = {};
    private int m_used;

    /** @param width most columns of the blocks */
    public FloatArena(final int width) {
        m_aligned = Activation.VECTORS && width >= LINE;
    }

    /** Bytes of a region, or a multiple of them: Java does not tell, but says how much memory it may use. */
    private static long region() {
        long region = SMALLEST_REGION;
        while (region < LARGEST_REGION && region * REGIONS < Runtime.getRuntime().maxMemory()) {
            region *= 2;
        }
        return region;
    }

    /**
     * @param length how many
     * @return floats that nobody else has, all 0
     */
    public Floats take(final int length) {
        if (!m_aligned) {
            return Floats.of(new float[length]);
        }
        final int whole = Math.addExact(length, LINE - 1) / LINE * LINE;
        if (whole > m_chunk.length - m_used) {
            final long region = region();
            final long bytes = (HEADER + (long)Float.BYTES * (FIRST + (long)whole) + region - 1) / region * region;
            m_chunk = new float[Math.toIntExact((bytes - HEADER) / Float.BYTES)];
            m_used = FIRST;
        }
        final Floats taken = new Floats(m_chunk, m_used);
        m_used += whole;
        return taken;
    }
}
