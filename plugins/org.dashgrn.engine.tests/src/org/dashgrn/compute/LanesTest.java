package org.dashgrn.compute;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Who reports progress relies on it. */
    @Test
    public void theFirstPartIsTheCallers() {
        final Thread caller = Thread.currentThread();
        try (Lanes lanes = new Lanes(3)) {
            for (int i = 0; i < 1000; i++) {
                lanes.run(4, p -> assertTrue(p > 0 || Thread.currentThread() == caller));
            }
        }
    }

    /** Long enough for threads to fall asleep, and too short; and many times. */
    @Test
    public void threadsWakeUpAgain() throws InterruptedException {
        try (Lanes lanes = new Lanes(3)) {
            final AtomicInteger runs = new AtomicInteger();
            for (int i = 0; i < 2000; i++) {
                lanes.run(5, p -> runs.incrementAndGet());
                if (i % 500 == 0) {
                    Thread.sleep(2);
                }
            }
            assertEquals(5 * 2000, runs.get());
        }
    }

    /** Parts share arrays with the caller: whoever interrupts him does not make him leave earlier. */
    @Test
    public void theCallerWaitsThoughInterrupted() {
        final Thread caller = Thread.currentThread();
        final AtomicInteger ended = new AtomicInteger();
        final CountDownLatch both = new CountDownLatch(2);
        try (Lanes lanes = new Lanes(2)) {
            lanes.run(2, p -> {
                both.countDown();
                await(both);
                if (Thread.currentThread() != caller) {
                    sleep(20);
                    caller.interrupt();
                    sleep(20);
                }
                ended.incrementAndGet();
            });
        }
        assertEquals(2, ended.get());
        assertTrue(Thread.interrupted());
    }

    private static void sleep(final long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void anErrorComesOutToo() {
        try (Lanes lanes = new Lanes(2)) {
            assertThrows(StackOverflowError.class, () -> lanes.run(3, p -> {
                throw new StackOverflowError();
            }));
            final AtomicInteger runs = new AtomicInteger();
            lanes.run(3, p -> runs.incrementAndGet());
            assertEquals(3, runs.get());
        }
    }
}
