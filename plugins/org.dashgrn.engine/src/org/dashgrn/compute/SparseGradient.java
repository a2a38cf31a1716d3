package org.dashgrn.compute;

import java.util.Arrays;

/** The gradient of the alive weights of a sparse matrix, summed over blocks. For one thread. */
final class SparseGradient implements LinearMap.Gradient {

    private final Kernels m_kernels;
    private final SparseRows m_matrix;
    /** Whether rows of the matrix are rows here, not columns. */
    private final boolean m_byRows;
    /** In the order of the entries. */
    private final float[] m_sum;
    /** What the kernels keep for the entries, or room. */
    private final Floats m_kept;
    private final int m_length;
    private final boolean m_keep;
    /** Whether nothing is kept, or it is all 0. */
    private boolean m_empty = true;
    /** Sums up narrow blocks; null if they may not wait, as the two below. */
    private final NarrowGradient m_ofNarrow;
    private final WaitingBlocks m_narrow;
    private final WaitingBlocks m_wide;

    /**
     * @param kernels do the work
     * @param matrix where entries are
     * @param byRows whether it is by rows; else by columns
     * @param memory of what the kernels keep
     * @param blocksStay as of {@link LinearMap#newGradient}
     */
    SparseGradient(final Kernels kernels, final SparseRows matrix, final boolean byRows, final FloatArena memory,
        final boolean blocksStay) {
        m_kernels = kernels;
        m_matrix = matrix;
        m_byRows = byRows;
        final int entries = matrix.index().length;
        m_sum = new float[entries];
        m_keep = kernels.sumsPerEntry(entries) > 0;
        m_length = m_keep ? kernels.sumsPerEntry(entries) * entries : kernels.room();
        m_kept = memory.take(m_length);
        final int rows = matrix.start().length - 1;
        final boolean wait = blocksStay && kernels.gathersGradients();
        m_ofNarrow = wait && NarrowGradient.isFor(entries) ? new NarrowGradient(kernels, matrix) : null;
        m_narrow = m_ofNarrow == null ? null : new WaitingBlocks(WaitingBlocks.NARROW * rows, m_ofNarrow::add);
        m_wide = wait ? new WaitingBlocks(WaitingBlocks.WIDE * rows, this::addWide) : null;
    }

    /** Where blocks of a width wait; null if they do not. */
    private WaitingBlocks waiting(final int width) {
        return switch (width) {
            case WaitingBlocks.NARROW -> m_narrow;
            case WaitingBlocks.WIDE -> m_wide;
            default -> null;
        };
    }

    @Override
    public boolean takes(final int width, final int stride) {
        return !m_kernels.gathersGradients() || width == Columns.MOST || waits(width, stride);
    }

    private boolean waits(final int width, final int stride) {
        return width == stride && waiting(width) != null;
    }

    @Override
    public void add(final Block ofRows, final Block ofColumns, final int width, final int stride) {
        final Floats d = (m_byRows ? ofRows : ofColumns).values();
        final Floats x = (m_byRows ? ofColumns : ofRows).values();
        if (waits(width, stride)) {
            waiting(width).add(d, x);
            return;
        }
        m_kernels.addGradient(m_matrix, d, x, width, stride, m_kept, m_keep, m_sum);
        m_empty = !m_keep;
    }

    private void addWide(final Floats[] d, final Floats[] x) {
        m_kernels.addGradient(m_matrix, d, x, m_kept, m_keep, m_sum);
        m_empty = !m_keep;
    }

    @Override
    public void settle() {
        if (m_narrow != null) {
            m_narrow.settle();
        }
        if (m_wide != null) {
            m_wide.settle();
        }
    }

    @Override
    public void collect(final float[] out, final boolean add) {
        settle();
        if (m_ofNarrow != null) {
            m_ofNarrow.addTo(m_sum);
        }
        if (!m_empty) {
            m_kernels.addUp(m_kept, m_sum);
            m_kept.fill(m_length, 0f);
            m_empty = true;
        }
        m_matrix.collect(m_sum, out, add);
        Arrays.fill(m_sum, 0f);
    }
}
