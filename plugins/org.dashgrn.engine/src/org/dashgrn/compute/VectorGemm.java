package org.dashgrn.compute;

import java.util.Arrays;

/**
 * {@link Gemm} by the vector instructions of the processor, for the products of this engine: one operand is a block of a few
 * dozen columns. BLAS rearranges both operands before it multiplies, which for so few columns costs more than the product;
 * here only the second is, the first is read where it is. Runs where {@link VectorKernels} runs.
 * <p>
 * Some rows of sixteen columns of the result are kept in registers while the loop runs along the inner dimension, see
 * {@link GemmTiles}. A first operand too large for the caches is read in a few streams, each in the order in which it lies,
 * because processors fetch what comes next by themselves, beside the products; where that cannot be had, parts of it are read
 * ahead. The order of a sum depends on the inner dimension and the length of the first operand's rows alone, so a product cut by
 * rows has the bits of the whole.
 */
final class VectorGemm extends ArrayGemm {

    /** Columns of a panel. */
    private static final int CHUNK = GemmTiles.COLUMNS;

    /** Columns for which a part of the first operand is read from the nearer caches. */
    private static final int WIDE = 64;

    /** Most of the inner dimension that is multiplied at once: sixteen columns of it stay in the nearest cache. */
    private static final int DEEP = 320;

    /** The same where the first operand is transposed: that much of its rows stays in the second cache. */
    private static final int SHALLOW = 128;

    /** A first operand of more floats does not stay in the caches. */
    private static final int LARGE = 1 << 20;

    /** Rows of a transposed operand that are longer are read as they lie, or ahead in parts: no cache holds them as a whole. */
    private static final int LONG = 1024;

    /** Floats of a second operand, or of the result, that stay in the second cache while rows of the first one pass. */
    private static final int NEAR = 90_000;

    /** Rows that are read as they lie before the next ones: a multiple of those of all tiles. */
    private static final int FEW = 30;

    /** Rows of the result for which the first operand stays in the second cache; a multiple of those of all tiles. */
    private static final int TALL = 120;

    /** Floats of the result that stay in the second cache beside a part of a first operand that is read ahead. */
    private static final int FLAT = 1 << 15;

    /** Depth of that part. */
    private static final int FLAT_DEEP = 60;

    /** Floats of a line of the caches. */
    private static final int LINE = 16;

    /** Streams that are a multiple of so many lines apart share few places in the nearest cache. */
    private static final int PLACES = 8;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** What one thread needs beside the operands. */
    private static final class Scratch {
        /** Of the second operand: chunk by chunk, depth×{@link #CHUNK} each, filled up with 0. */
        private final float[] m_panels = new float[DEEP * WIDE];
        /** Of the result, where it has fewer columns than a chunk. */
        private final float[] m_edge = new float[TALL * CHUNK];
        /** Receives what is read ahead, so that reading it is not left out. */
        private float m_ahead;
    }

    private final GemmTiles m_tiles;
    /** Null if there are not enough registers. */
    private final HeldRows m_held;

    VectorGemm() {
        this(VectorLoops.LONGEST.lanes() == 16 ? new TilesOfSixteens() : new TilesOfEights());
    }

    VectorGemm(final GemmTiles tiles) {
        m_tiles = tiles;
        m_held = tiles instanceof HeldRows held ? held : null;
    }

    @Override
    void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final float[] a, final int aFrom, final int lda, final float[] b, final int bFrom,
        final int ldb, final float beta, final float[] c, final int cFrom, final int ldc) {
        // distances between two rows, and between two columns, of op(A)
        final int down = transposeA ? 1 : lda;
        final int along = transposeA ? lda : 1;
        final boolean large = (long)rows * inner > LARGE;
        // its size as a whole, so that a product cut by rows has the bits of the whole
        if (m_held != null && transposeA && !transposeB && columns == CHUNK && (long)inner * lda > LARGE) {
            multiplyHeld(rows, inner, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
            return;
        }
        final boolean wholeRows = large && transposeA && rows <= LONG;
        final boolean partsOfRows = large && transposeA && rows > LONG;
        final boolean streams = large && !transposeA && !transposeB;
        final boolean lies = !transposeB && ldb <= WIDE && columns % CHUNK == 0;
        final int depth = wholeRows ? SHALLOW : part(inner, streams && lies ? NEAR / columns : DEEP);
        final Scratch scratch = SCRATCH.get();
        // as many columns as there is room for, so that of the result as much as possible is written in the order in which it lies
        final int wide = inner <= depth ? Math.max(WIDE, DEEP * WIDE / Math.max(1, inner) / WIDE * WIDE) : WIDE;
        for (int from = 0; from < columns; from += wide) {
            final int width = Math.min(wide, columns - from);
            for (int k = 0; k < inner; k += depth) {
                final int deep = Math.min(depth, inner - k);
                final int bAt = bFrom + (transposeB ? from * ldb + k : k * ldb + from);
                if (!lies) {
                    pack(transposeB, b, bAt, ldb, deep, width, scratch.m_panels);
                }
                final GemmTiles.Panels panels =
                    lies ? new GemmTiles.Panels(b, ldb, CHUNK) : new GemmTiles.Panels(scratch.m_panels, CHUNK, deep * CHUNK);
                if (wholeRows) {
                    scratch.m_ahead = readAhead(a, aFrom + k * lda, lda, deep, rows);
                }
                final int cAt = cFrom + from;
                if (streams && deep == inner) {
                    if (beta == 0) {
                        clear(c, cAt, ldc, rows, width);
                    }
                    addStreams(a, aFrom, lda, panels, lies ? bAt : 0, deep, rows, width, ldc - from, scratch, c, cAt, ldc);
                    continue;
                }
                // transposed and long: what lies side by side is read ahead as far as sums and operand stay in the second cache
                final boolean flat = partsOfRows && width % CHUNK == 0;
                final int most = flat ? Math.max(1, FLAT / width / TALL) * TALL : streams ? FEW : TALL;
                final int part = flat ? FLAT_DEEP : deep;
                for (int r = 0; r < rows; r += most) {
                    final int tall = Math.min(most, rows - r);
                    if (beta == 0 && k == 0) {
                        clear(c, cAt + r * ldc, ldc, tall, width);
                    }
                    for (int p = 0; p < deep; p += part) {
                        final int count = Math.min(part, deep - p);
                        final int at = aFrom + r * down + (k + p) * along;
                        if (partsOfRows) {
                            scratch.m_ahead = readAhead(a, at, lda, count, tall);
                        }
                        add(a, at, down, along, panels, (lies ? bAt : 0) + p * panels.stride(), count, tall, width, ldc - from,
                            scratch, c, cAt + r * ldc, ldc);
                    }
                }
            }
        }
        if (inner == 0 && beta == 0) {
            clear(c, cFrom, ldc, rows, columns);
        }
    }

    private int tileRows(final int columns) {
        return columns < 2 * CHUNK ? m_tiles.rows() : m_tiles.pairRows();
    }

    /**
     * How many rows a stream has if so many are read at once: a little less than there are, where lines of the streams would else
     * compete for a few places in the nearest cache.
     */
    private static int streamLength(final int rows, final int streams, final int lda) {
        final int longest = rows / streams;
        for (int length = longest; length > 0 && length > longest - PLACES; length--) {
            if (length * lda / LINE % PLACES > 0) {
                return length;
            }
        }
        return longest;
    }

    /**
     * Adds short rows of a large operand, as many at once as a tile has. They lie so far apart that the next ones are always those
     * behind them: processors fetch what they find read in the order in which it lies, and do it beside the products.
     */
    private void addStreams(final float[] a, final int at, final int lda, final GemmTiles.Panels panels, final int panel,
        final int deep, final int rows, final int columns, final int room, final Scratch scratch, final float[] out,
        final int outAt, final int ldc) {
        final int streams = tileRows(columns);
        final int length = streamLength(rows, streams, lda);
        for (int r = 0; r < length; r++) {
            add(a, at + r * lda, length * lda, 1, panels, panel, deep, streams, columns, room, scratch, out, outAt + r * ldc,
                length * ldc);
        }
        final int done = length * streams;
        add(a, at + done * lda, lda, 1, panels, panel, deep, rows - done, columns, room, scratch, out, outAt + done * ldc,
            ldc);
    }

    /**
     * C ← Aᵀ·B + β·C for one chunk of columns and a large A. Some rows of B at a time stay in registers while those of A are read
     * as they lie, so that processors fetch what comes next: long rows one below the other, short ones as in {@link #addStreams}.
     */
    private void multiplyHeld(final int rows, final int inner, final float[] a, final int aFrom, final int lda,
        final float[] b, final int bFrom, final int ldb, final float beta, final float[] c, final int cFrom, final int ldc) {
        final boolean longRows = lda > LONG;
        final int turns = longRows ? inner / HeldRows.COUNT : streamLength(inner, HeldRows.COUNT, lda);
        final int apart = longRows ? 1 : turns;
        final int rest = turns * HeldRows.COUNT;
        final GemmTiles.Panels held = new GemmTiles.Panels(b, apart * ldb, CHUNK);
        final GemmTiles.Panels panels = new GemmTiles.Panels(b, ldb, CHUNK);
        final int most = part(rows, NEAR / CHUNK);
        for (int r = 0; r < rows; r += most) {
            final int tall = Math.min(most, rows - r);
            final int at = aFrom + r;
            final int cAt = cFrom + r * ldc;
            if (beta == 0) {
                clear(c, cAt, ldc, tall, CHUNK);
            }
            for (int t = 0; t < turns; t++) {
                final int k = longRows ? t * HeldRows.COUNT : t;
                m_held.addHeld(a, at + k * lda, apart * lda, held, bFrom + k * ldb, tall, c, cAt, ldc);
            }
            if (rest < inner) {
                m_tiles.add(a, at + rest * lda, 1, lda, panels, bFrom + rest * ldb, inner - rest, tall, c, cAt, ldc);
            }
        }
    }

    /** Adds to some rows and columns of the result; from the first of them to the end of a row there is some room. */
    private void add(final float[] a, final int at, final int down, final int along, final GemmTiles.Panels panels,
        final int firstPanel, final int deep, final int rows, final int columns, final int room, final Scratch scratch,
        final float[] out, final int outAt, final int ldc) {
        int done = 0;
        int panel = firstPanel;
        for (; done + 2 * CHUNK <= columns; done += 2 * CHUNK, panel += 2 * panels.next()) {
            m_tiles.addPair(a, at, down, along, panels, panel, deep, rows, out, outAt + done, ldc);
        }
        for (; done < columns; done += CHUNK, panel += panels.next()) {
            chunk(a, at, down, along, panels, scratch, panel, deep, rows, Math.min(CHUNK, columns - done), done + CHUNK <= room,
                out, outAt + done, ldc);
        }
    }

    /** The length of parts that are about as long as each other. */
    private static int part(final int length, final int most) {
        final int parts = (length + most - 1) / most;
        return parts < 2 ? most : (length + parts - 1) / parts;
    }

    private static void pack(final boolean transpose, final float[] b, final int at, final int ldb, final int deep,
        final int width, final float[] panels) {
        for (int done = 0, panel = 0; done < width; done += CHUNK, panel += deep * CHUNK) {
            final int count = Math.min(CHUNK, width - done);
            if (count < CHUNK) {
                Arrays.fill(panels, panel, panel + deep * CHUNK, 0f);
            }
            if (transpose) {
                for (int c = 0; c < count; c++) {
                    for (int k = 0, i = at + (done + c) * ldb, o = panel + c; k < deep; k++, i++, o += CHUNK) {
                        panels[o] = b[i];
                    }
                }
            } else if (count == CHUNK) {
                final Floats from = new Floats(b, at + done);
                final Floats to = new Floats(panels, panel);
                VectorLoops.EIGHT.copy(from, ldb, deep, to, CHUNK);
                VectorLoops.EIGHT.copy(from.from(8), ldb, deep, to.from(8), CHUNK);
            } else {
                for (int k = 0, i = at + done, o = panel; k < deep; k++, i += ldb, o += CHUNK) {
                    System.arraycopy(b, i, panels, o, count);
                }
            }
        }
    }

    /** Touches each line once, in the order in which they lie, which is how processors fetch before they are asked. */
    private static float readAhead(final float[] a, final int at, final int lda, final int rows, final int columns) {
        float sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = at + r * lda, end = i + columns; i < end; i += LINE) {
                sum += a[i];
            }
        }
        return sum;
    }

    private static void clear(final float[] out, final int at, final int ldc, final int rows, final int columns) {
        if (columns == ldc) {
            Arrays.fill(out, at, at + rows * ldc, 0f);
            return;
        }
        for (int r = 0, o = at; r < rows; r++, o += ldc) {
            Arrays.fill(out, o, o + columns, 0f);
        }
    }

    /** Adds to up to {@link #TALL} rows of up to {@link #CHUNK} columns of the result, behind which there may be room. */
    private void chunk(final float[] a, final int at, final int down, final int along, final GemmTiles.Panels panels,
        final Scratch scratch, final int panel, final int deep, final int rows, final int columns, final boolean hasRoom,
        final float[] out, final int outAt, final int ldc) {
        if (columns == CHUNK || hasRoom) {
            m_tiles.add(a, at, down, along, panels, panel, deep, rows, out, outAt, ldc);
            return;
        }
        final float[] edge = scratch.m_edge;
        Arrays.fill(edge, 0, rows * CHUNK, 0f);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(out, outAt + r * ldc, edge, r * CHUNK, columns);
        }
        m_tiles.add(a, at, down, along, panels, panel, deep, rows, edge, 0, CHUNK);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(edge, r * CHUNK, out, outAt + r * ldc, columns);
        }
    }
}
