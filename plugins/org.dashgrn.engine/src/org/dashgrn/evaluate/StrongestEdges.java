package org.dashgrn.evaluate;

import java.util.Arrays;

/**
 * Keeps the strongest edges of a stream in bounded memory. Edges are offered by rising (source, target); of two equally
 * strong ones the earlier is the stronger.
 */
final class StrongestEdges {

    private final int m_limit;
    private final int[] m_sources;
    private final int[] m_targets;
    private final double[] m_effects;
    /** Once full: a binary heap of slots, the weakest edge at its root. */
    private int[] m_heap;
    private int m_size;

    StrongestEdges(final int limit) {
        m_limit = limit;
        m_sources = new int[limit];
        m_targets = new int[limit];
        m_effects = new double[limit];
    }

    void offer(final int source, final int target, final double effect) {
        if (m_size < m_limit) {
            put(m_size++, source, target, effect);
            return;
        }
        if (m_heap == null) {
            m_heap = new int[m_limit];
            Arrays.setAll(m_heap, slot -> slot);
            for (int i = m_limit / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }
        if (Math.abs(effect) > Math.abs(m_effects[m_heap[0]])) {
            put(m_heap[0], source, target, effect);
            sink(0);
        }
    }

    private void put(final int slot, final int source, final int target, final double effect) {
        m_sources[slot] = source;
        m_targets[slot] = target;
        m_effects[slot] = effect;
    }

    private void sink(final int from) {
        int parent = from;
        while (2 * parent + 1 < m_limit) {
            int child = 2 * parent + 1;
            if (child + 1 < m_limit && compare(m_heap[child + 1], m_heap[child]) > 0) {
                child++;
            }
            if (compare(m_heap[child], m_heap[parent]) <= 0) {
                return;
            }
            final int slot = m_heap[parent];
            m_heap[parent] = m_heap[child];
            m_heap[child] = slot;
            parent = child;
        }
    }

    /** Negative if the first slot's edge ranks before the second's. */
    private int compare(final int a, final int b) {
        int order = Double.compare(Math.abs(m_effects[b]), Math.abs(m_effects[a]));
        if (order == 0) {
            order = Integer.compare(m_sources[a], m_sources[b]);
        }
        return order == 0 ? Integer.compare(m_targets[a], m_targets[b]) : order;
    }

    /** @return the slots, strongest first */
    int[] order() {
        // Sorting primitives: the upper half of a key is |effect| as float, falling; the lower half is the slot.
        final long[] keys = new long[m_size];
        for (int slot = 0; slot < m_size; slot++) {
            keys[slot] = (long)~Float.floatToIntBits((float)Math.abs(m_effects[slot])) << 32 | slot;
        }
        Arrays.sort(keys);
        final Integer[] run = new Integer[0];
        final int[] order = new int[m_size];
        int start = 0;
        for (int i = 1; i <= m_size; i++) {
            if (i == m_size || keys[i] >> 32 != keys[start] >> 32) {
                // Effects that are equal as float get their exact order here; such runs are short.
                final Integer[] slots = Arrays.stream(keys, start, i).mapToObj(key -> (int)key).toList().toArray(run);
                if (slots.length > 1) {
                    Arrays.sort(slots, this::compare);
                }
                for (int s = 0; s < slots.length; s++) {
                    order[start + s] = slots[s];
                }
                start = i;
            }
        }
        return order;
    }

    int source(final int slot) {
        return m_sources[slot];
    }

    int target(final int slot) {
        return m_targets[slot];
    }

    double effect(final int slot) {
        return m_effects[slot];
    }
}
