package org.dashgrn.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.function.ThrowingRunnable;

/** Says what a refused input must be told. */
public final class Refusals {

    private Refusals() {
    }

    /**
     * @param place the exact place that must be named
     * @param problem a part of the problem
     * @param work what must be refused
     * @return the refusal
     */
    public static InvalidInputException assertRefused(final String place, final String problem,
        final ThrowingRunnable work) {
        final InvalidInputException refusal = assertThrows(InvalidInputException.class, work);
        assertEquals(refusal.getMessage(), place, refusal.place());
        assertTrue(refusal.getMessage(), refusal.problem().contains(problem));
        assertTrue("no remedy: " + refusal.getMessage(), !refusal.remedy().isEmpty());
        return refusal;
    }
}
