package org.dashgrn.compute;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Parts of arrays begin with a line, overlap nowhere and are empty. */
public class FloatArenaTest {

    private static final int HEADER = 16;
    private static final int LINE = 64;

    @Test
    public void partsBeginWithALineAndDoNotOverlap() {
        final FloatArena memory = new FloatArena(16);
        final List<Floats> taken = new ArrayList<>();
        final int[] lengths = {1, 16, 17, 1000, 300_000, 5, 2_000_000, 64};
        for (int length : lengths) {
            final Floats floats = memory.take(length);
            assertEquals(0, (HEADER + (long)Float.BYTES * floats.at()) % LINE);
            for (int i = 0; i < length; i++) {
                assertEquals(0, floats.get(i), 0);
                floats.set(i, length);
            }
            taken.add(floats);
        }
        for (int t = 0; t < lengths.length; t++) {
            for (int i = 0; i < lengths[t]; i++) {
                assertEquals(lengths[t], taken.get(t).get(i), 0);
            }
        }
        assertSame("small ones share an array", taken.get(0).array(), taken.get(1).array());
    }

    /** The collector moves none that takes more than half a region; of how it divides memory there is no better witness. */
    @Test
    public void arraysAreTooLargeToBeMoved() {
        final Floats floats = new FloatArena(16).take(1);
        assertTrue((HEADER + (long)Float.BYTES * floats.array().length) * 4096 > Runtime.getRuntime().maxMemory()
            || floats.array().length > 1 << 22);
    }

    @Test
    public void narrowBlocksHaveArraysOfTheirOwn() {
        final FloatArena memory = new FloatArena(4);
        for (int t = 0; t < 2; t++) {
            final Floats floats = memory.take(20);
            assertEquals(0, floats.at());
            assertEquals(20, floats.array().length);
        }
    }
}
