package org.dashgrn.network;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/** Genes of a network that the data do not have. */
public class GeneMatchTest {

    private static final GeneNetwork NETWORK =
        new GeneNetwork(List.of(new Edge("A", "B", 1), new Edge("A", "C", 1), new Edge("D", "B", 1)));

    @Test
    public void countsGenesAndEdges() {
        final GeneMatch match = GeneMatch.of(NETWORK, List.of("B", "A", "X"));
        assertEquals(2, match.matchedGenes());
        assertEquals(4, match.networkGenes());
        assertEquals(1, match.matchedEdges());
        assertEquals(List.of("C", "D"), match.notFound());
        assertEquals("2 of 4 genes of the prior are in the data; not found: C, D", match.message("the prior"));
        assertSame(match, match.requireEdges("the prior"));
    }

    @Test
    public void aCompleteMatchNamesNothing() {
        final GeneMatch match = GeneMatch.of(NETWORK, List.of("A", "B", "C", "D", "E"));
        assertTrue(match.isComplete());
        assertEquals("4 of 4 genes of the reference are in the data", match.message("the reference"));
    }

    @Test
    public void namesTenGenesAtMost() {
        final GeneNetwork many =
            new GeneNetwork(IntStream.range(0, 40).mapToObj(i -> new Edge("A", "T" + i, 1)).toList());
        assertEquals("1 of 41 genes of the prior are in the data; not found: T0, T1, T2, T3, T4, T5, T6, T7, T8, T9"
            + " … and 30 more", GeneMatch.of(many, List.of("A")).message("the prior"));
    }

    @Test
    public void refusesANetworkWithoutAnEdgeInTheData() {
        assertRefused("", "0 of 4 genes of the prior are in the data; not found: A, B, C, D",
            () -> GeneMatch.of(NETWORK, List.of("a", "b")).requireEdges("the prior"));
        assertRefused("", "2 of 4 genes", () -> GeneMatch.of(NETWORK, List.of("B", "C")).requireEdges("the prior"));
    }
}
