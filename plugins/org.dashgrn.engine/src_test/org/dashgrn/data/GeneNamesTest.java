package org.dashgrn.data;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.Test;

/** Lists of gene names. */
public class GeneNamesTest {

    private static GeneNames read(final String text, final String column) throws IOException {
        return GeneNames.read(new StringReader(text), "names.csv", column, Progress.NONE);
    }

    @Test
    public void tellsAHeaderByTheCount() throws IOException {
        assertEquals(List.of("A", "B"), read("\"x\"\n\"A\"\n\"B\"\n", "").forGenes(2));
        assertEquals(List.of("A", "B"), read("A\nB\n", "").forGenes(2));
        assertEquals(List.of("x", "A", "B"), read("x\nA\nB\n", "").forGenes(3));
    }

    @Test
    public void takesTheColumnAskedFor() throws IOException {
        final String two = "orf,name\r\nYAL1,A\r\nYAL2,B\r\n";
        assertEquals(List.of("YAL1", "YAL2"), read(two, "").forGenes(2));
        assertEquals(List.of("A", "B"), read(two, "Name").forGenes(2));
        assertEquals(List.of("A", "B"), read(two, "2").forGenes(2));
        assertEquals("R's row numbers are no names", List.of("A", "B"), read("\"\",\"x\"\n\"1\",\"A\"\n\"2\",\"B\"", "")
            .forGenes(2));
        assertRefused("names.csv:1", "no column “gene”", () -> read(two, "gene"));
        assertRefused("names.csv:1", "no column “3”", () -> read(two, "3"));
    }

    @Test
    public void refusesAnotherLength() throws IOException {
        final GeneNames names = read("x\nA\nB\n", "");
        assertRefused("names.csv", "The list has 3 gene names (or 2 and a header), the data have 7 genes",
            () -> names.forGenes(7));
        assertTrue(names.fits(3));
        assertTrue(names.fits(2));
        assertFalse(names.fits(4));
        final GeneNames withHeader = read("x,y\nA,a\nB,b\n", "y");
        assertFalse("a header that was named is no gene", withHeader.fits(3));
        assertRefused("names.csv", "The list has 2 gene names, the data have 3 genes", () -> withHeader.forGenes(3));
    }

    @Test
    public void refusesDuplicatesAndBlanks() throws IOException {
        assertRefused("names.csv:4", "Gene A occurs twice, first on line 2",
            () -> read("x\nA\nB\nA\n", "").forGenes(3));
        assertRefused("names.csv:3", "A gene has no name", () -> read("x,y\nA,1\n,2\n", "").forGenes(2));
        assertRefused("names.csv:3", "The row has 1 field(s)", () -> read("x,y\nA,1\nB\n", "y"));
        assertRefused("names.csv", "empty", () -> read("", ""));
    }

    @Test
    public void numbersGenesWithoutNames() {
        assertEquals(List.of("G1", "G2", "G3"), GeneNames.numbered(3));
    }
}
