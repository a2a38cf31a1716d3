package org.dashgrn.compute;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.Test;

/** Every part runs once, on whatever thread is free, and failures come out. */
public class LanesTest {

    @Test
    public void everyPartRunsOnce() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Lanes lanes = new Lanes(threads)) {
                for (int parts : new int[]{0, 1, 2, 7, 100}) {
                    final AtomicIntegerArray runs = new AtomicIntegerArray(parts);
                    lanes.run(parts, runs::incrementAndGet);
                    for (int p = 0; p < parts; p++) {
                        assertEquals(1, runs.get(p));
                    }
                }
            }
        }
    }

    /** The second thread is held by its first part until all others are done: the caller has to do them. */
    @Test
    public void whoIsFreeTakesTheNext() {
        final int parts = 9;
        final CountDownLatch others = new CountDownLatch(parts - 1);
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        final Thread caller = Thread.currentThread();
        final CountDownLatch both = new CountDownLatch(2);
        try (Lanes lanes = new Lanes(2)) {
            lanes.run(parts, p -> {
                if (threads.add(Thread.currentThread())) {
                    both.countDown();
                    await(both);
                    if (Thread.currentThread() != caller) {
                        await(others);
                        return;
                    }
                }
                others.countDown();
            });
        }
        assertEquals(2, threads.size());
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void theFirstFailureComesOutAfterAllPartsHaveEnded() {
        for (int threads = 1; threads <= 3; threads++) {
            final AtomicIntegerArray runs = new AtomicIntegerArray(8);
            try (Lanes lanes = new Lanes(threads)) {
                final var failure = assertThrows(IllegalArgumentException.class, () -> lanes.run(8, p -> {
                    runs.incrementAndGet(p);
                    if (p == 3 || p == 6) {
                        throw new IllegalArgumentException("part " + p);
                    }
                }));
                assertEquals("part 3", failure.getMessage());
            }
            assertTrue(threads == 1 || runs.get(7) == 1);
        }
    }
}
