package org.dashgrn.compute;

/**
 * Memory for blocks that begin where a line of the caches does: processors load a vector of sixteen that lies across two lines in
 * twice the time. Java's arrays begin anywhere, but for those of more than half a region of its default collector (G1), which begin
 * where the region does and stay there; so blocks are parts of such arrays. With other collectors they are where chance puts them,
 * which costs time only. Blocks of fewer columns are arrays of their own, and so are all without vectors: loops over these are
 * faster (see {@link Floats#isWhole}). For one thread.
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
        final int left = m_chunk.length - m_used;
        if (whole > left) {
            final Floats taken = new Floats(new float[lengthOfChunk(whole)], FIRST);
            // what is left of the emptier one is for those that come
            if (taken.array().length - FIRST - whole > left) {
                m_chunk = taken.array();
                m_used = FIRST + whole;
            }
            return taken;
        }
        final Floats taken = new Floats(m_chunk, m_used);
        m_used += whole;
        return taken;
    }

    /** As many whole regions as it takes. */
    private static int lengthOfChunk(final int floats) {
        final long region = region();
        final long bytes = (HEADER + Float.BYTES * (FIRST + (long)floats) + region - 1) / region * region;
        return Math.toIntExact((bytes - HEADER) / Float.BYTES);
    }
}
