package org.dashgrn.network;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.Progress;
import org.dashgrn.data.SharedData;
import org.dashgrn.network.NetworkOptions.Duplicates;
import org.dashgrn.network.NetworkOptions.Header;
import org.junit.Test;

/** Networks in all formats, good and bad. */
public class NetworkFileTest {

    private static final List<Edge> AB_AC = List.of(new Edge("A", "B", 1), new Edge("A", "C", -0.5));
    private static final NetworkOptions ABC = NetworkOptions.DEFAULT.withGenes(GeneNames.of(List.of("A", "B", "C")));

    private static ImportedNetwork read(final NetworkFormat format, final NetworkOptions options,
        final String... lines) throws IOException {
        return NetworkFile.read(new StringReader(String.join("\n", lines)), "n.csv", format, options, Progress.NONE);
    }

    private static List<Edge> edges(final String... lines) throws IOException {
        return read(NetworkFormat.AUTO, NetworkOptions.DEFAULT, lines).network().edges();
    }

    @Test
    public void readsEdgeListsWithCommonColumnNames() throws IOException {
        assertEquals(AB_AC, edges("source,target,weight", "A,B,1", "A,C,-0.5"));
        assertEquals(AB_AC, edges("Weight;To;From", "1;B;A", "-0.5;C;A"));
        assertEquals(AB_AC, edges("reg, aff,prior_weight", "A,B,1", "A,C,-0.5"));
        assertEquals(AB_AC, edges("TF\tgene\tsign\tscore", "A\tB\t+\t1", "A\tC\trepression\t0.5"));
        assertEquals(AB_AC, edges("\"Target Gene\",Regulator,ignored,weight", "\"B\",A,x,1", "C,A,y,-0.5"));
    }

    @Test
    public void readsEdgeListsWithoutHeaderByPosition() throws IOException {
        assertEquals(AB_AC, edges("A,B,1", "A,C,-0.5"));
        assertEquals(List.of(new Edge("A", "B", 1), new Edge("B", "C", 1)), edges("A,B", "B,C"));
        assertEquals(AB_AC, edges("x,y,weight", "A,B,1", "A,C,-0.5"));
        assertEquals(AB_AC, read(NetworkFormat.EDGE_LIST, NetworkOptions.DEFAULT.withHeader(Header.YES), "TFs,genes,z",
            "A,B,1", "A,C,-0.5").network().edges());
        assertEquals(List.of(new Edge("source", "target", 1)), read(NetworkFormat.EDGE_LIST,
            NetworkOptions.DEFAULT.withHeader(Header.NO), "source,target").network().edges());
    }

    @Test
    public void readsBlanksAsDelimiters() throws IOException {
        assertEquals(AB_AC, edges("source target  weight", "A   B 1", " A C -0.5 "));
        assertEquals(AB_AC, edges("A B 1", "A C -0.5"));
        assertEquals("a blank within a name", List.of(new Edge("A", "B", 1)), edges("source gene,target", "A,B"));
        assertEquals(AB_AC, read(NetworkFormat.AUTO, ABC, "0 1 -0.5", "0 0 0", "0 0 0").network().edges());
    }

    @Test
    public void takesTheColumnsAskedFor() throws IOException {
        final String[] lines = {"a,b,c,d", "1,B,A,x", "-0.5,C,A,y"};
        assertEquals(AB_AC, read(NetworkFormat.AUTO, NetworkOptions.DEFAULT.withColumns("c", "B", "a", ""), lines)
            .network().edges());
        assertEquals(AB_AC, read(NetworkFormat.AUTO,
            NetworkOptions.DEFAULT.withColumns("3", "2", "1", "").withHeader(Header.YES), lines).network().edges());
        assertRefused("n.csv:1", "no column “e”",
            () -> read(NetworkFormat.AUTO, NetworkOptions.DEFAULT.withColumns("c", "b", "e", ""), lines));
        assertRefused("n.csv:1", "same column",
            () -> read(NetworkFormat.AUTO, NetworkOptions.DEFAULT.withColumns("b", "b", "", ""), lines));
        assertEquals(List.of(new Edge("A", "B", 1)), read(NetworkFormat.EDGE_LIST,
            NetworkOptions.DEFAULT.withDelimiter('|'), "from|to", "A|B").network().edges());
    }

    @Test
    public void countsRowsOfWeightZero() throws IOException {
        final ImportedNetwork read =
            read(NetworkFormat.AUTO, NetworkOptions.DEFAULT, "from,to,weight", "A,B,1", "B,A,0", "A,C,-0.5", "C,C,0.0");
        assertEquals(AB_AC, read.network().edges());
        assertEquals(2, read.zeroWeights());
        assertEquals("2 edges among 3 genes, 2 rows of weight 0 left out", read.summary());
        assertRefused("n.csv", "no edges, all 1 rows have the weight 0",
            () -> read(NetworkFormat.AUTO, NetworkOptions.DEFAULT, "from,to,weight", "A,B,0"));
    }

    @Test
    public void refusesOrMergesRepeatedEdges() throws IOException {
        final String[] lines = {"from,to,weight", "A,B,-0.5", "A,C,-0.5", "A,B,1", "A,B,-1"};
        assertRefused("n.csv:4", "A -> B occurs twice, first at n.csv:2",
            () -> read(NetworkFormat.AUTO, NetworkOptions.DEFAULT, lines));
        final ImportedNetwork merged =
            read(NetworkFormat.AUTO, NetworkOptions.DEFAULT.withDuplicates(Duplicates.MERGE), lines);
        assertEquals(AB_AC, merged.network().edges());
        assertEquals(2, merged.merged());
    }

    @Test
    public void readsSigns() throws IOException {
        final List<Edge> edges = edges("source,target,sign,weight", "A,B,-1,2", "A,C,+,-2", "A,D,?,-2",
            "A,E,Inhibition,2", "A,F,,3");
        assertEquals(List.of(-2.0, 2.0, -2.0, -2.0, 3.0), edges.stream().map(Edge::weight).toList());
        assertRefused("n.csv:2, column 3", "“maybe” is not a sign", () -> edges("source,target,sign", "A,B,maybe"));
    }

    @Test
    public void refusesBadEdgeLists() {
        assertRefused("n.csv", "empty", () -> edges(""));
        assertRefused("n.csv", "no edges", () -> edges("source,target"));
        assertRefused("n.csv:1", "1 column(s), an edge needs 2", () -> edges("AB"));
        assertRefused("n.csv:3", "The row has 2 field(s), at least 3",
            () -> edges("source,target,weight", "A,B,1", "A,C"));
        assertRefused("n.csv:2, column 3", "“heavy” is not a finite number",
            () -> edges("source,target,weight", "A,B,heavy"));
        assertRefused("n.csv:2, column 3", "“Inf” is not a finite number",
            () -> edges("source,target,weight", "A,B,Inf"));
        assertRefused("n.csv:2", "weight of A -> B is missing", () -> edges("source,target,weight", "A,B,NA"));
        assertRefused("n.csv:2", "no target", () -> edges("source,target", "A,"));
    }

    @Test
    public void readsAMatrixWithAListOfNames() throws IOException {
        final ImportedNetwork read = read(NetworkFormat.AUTO, ABC, "0,1,-0.5", "0,0,0", "0,0,0");
        assertEquals(NetworkFormat.MATRIX, read.format());
        assertEquals(AB_AC, read.network().edges());
        assertEquals(0, read.zeroWeights());
    }

    @Test
    public void readsAMatrixThatNamesItsGenes() throws IOException {
        assertEquals(AB_AC, edges(",A,B,C", "A,0,1,-0.5", "B,0,0,0", "C,0,0,0"));
        assertEquals("rows in another order than columns", List.of(AB_AC.get(1), AB_AC.get(0)),
            edges("gene,C,A,B", "B,0,0,0", "A,-0.5,0,1"));
        assertEquals("a header as R writes it", AB_AC,
            read(NetworkFormat.MATRIX, ABC, "B,C", "A,1,-0.5", "D,0,0").network().edges());
        assertEquals("no row names", AB_AC,
            read(NetworkFormat.MATRIX, NetworkOptions.DEFAULT, "A,B,C", "0,1,-0.5", "0,0,0", "0,0,0").network()
                .edges());
    }

    @Test
    public void refusesAMatrixOfTheWrongSize() {
        assertRefused("n.csv:1", "The matrix has 2 columns, which does not fit the gene names (The list has 3",
            () -> read(NetworkFormat.MATRIX, ABC, "0,1", "0,0"));
        assertRefused("n.csv", "The matrix has 2 rows and 3 columns, 3 rows are expected",
            () -> read(NetworkFormat.MATRIX, ABC, "0,1,0", "0,0,0"));
        assertRefused("n.csv:4", "more than 3 rows", () -> read(NetworkFormat.MATRIX, ABC, "0,1,0", "0,0,0", "0,0,0",
            "0,0,0"));
        assertRefused("n.csv:2", "The row has 2 numbers, 3 are expected",
            () -> read(NetworkFormat.MATRIX, ABC, "0,1,0", "0,0", "0,0,0"));
        assertRefused("n.csv:3", "The row has 4 numbers, 3 are expected",
            () -> edges(",A,B,C", "A,0,1,0", "B,0,0,0,0"));
    }

    @Test
    public void refusesBadMatrices() {
        assertRefused("n.csv:1", "does not name its genes", () -> edges("0,1,0,0", "0,0,0,0", "0,0,0,0", "0,0,0,0"));
        assertRefused("n.csv:2, column 3", "“x” is not a finite number", () -> edges(",A,B,C", "A,0,x,0"));
        assertRefused("n.csv:2, column 3", "weight of A -> B is missing", () -> edges(",A,B,C", "A,0,,0"));
        assertRefused("n.csv:1, column 4", "Gene A occurs twice", () -> edges(",A,B,A", "A,0,0,0"));
        assertRefused("n.csv:3, column 1", "Regulator A occurs twice, first on line 2",
            () -> edges(",A,B,C", "A,0,1,0", "A,0,0,0"));
        assertRefused("n.csv:1", "No row follows the header", () -> edges(",A,B,C"));
        assertRefused("n.csv", "empty", () -> read(NetworkFormat.MATRIX, ABC, ""));
        assertRefused("n.csv", "no edges", () -> read(NetworkFormat.MATRIX, ABC, "0,0,0", "0,0,0", "0,0,0"));
    }

    @Test
    public void readsSif() throws IOException {
        final ImportedNetwork tabs = NetworkFile.read(new StringReader("A\tpp\tB\tC\nD\nB\tpd\tC,x\n"), "n.sif",
            NetworkFormat.AUTO, NetworkOptions.DEFAULT, Progress.NONE);
        assertEquals(NetworkFormat.SIF, tabs.format());
        assertEquals(List.of(new Edge("A", "B", 1), new Edge("A", "C", 1), new Edge("B", "C,x", 1)),
            tabs.network().edges());
        assertEquals(2, read(NetworkFormat.SIF, NetworkOptions.DEFAULT, "A pp B C").network().edges().size());
        assertRefused("n.csv:1", "no target", () -> read(NetworkFormat.SIF, NetworkOptions.DEFAULT, "A pp"));
    }

    @Test
    public void stopsWhenCancelled() {
        final StringBuilder text = new StringBuilder("source,target\n");
        for (int e = 0; e < 1_000_000; e++) {
            text.append("A,B").append(e).append('\n');
        }
        final Progress cancelled = (fraction, message) -> {
            if (message == null) {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> NetworkFile.read(new StringReader(text.toString()), "n.csv",
            NetworkFormat.AUTO, NetworkOptions.DEFAULT, cancelled));
    }

    private static ImportedNetwork shared(final String file, final NetworkOptions options) throws IOException {
        return NetworkFile.read(SharedData.file(file), NetworkFormat.AUTO, options, Progress.NONE);
    }

    @Test
    public void readsSim350() throws IOException {
        final GeneNames names = GeneNames.read(SharedData.file("sim350/gene_names.csv"), "", Progress.NONE);
        final NetworkOptions options = NetworkOptions.DEFAULT.withGenes(names);
        final GeneNetwork prior = shared("sim350/prior_matrix_noise_0.025.csv", options).network();
        final GeneNetwork truth = shared("sim350/true_network.csv", NetworkOptions.DEFAULT).network();
        assertEquals(550, prior.edges().size());
        assertEquals(550, truth.edges().size());
        assertEquals(new Edge("A1_ALPHA2", "FUS1", -1), truth.edges().get(0));
        final IndexedNetwork p = prior.indexed(names.forGenes(350));
        final IndexedNetwork exact =
            shared("sim350/prior_matrix_noise_0.0.csv", options).network().indexed(names.forGenes(350));
        int signs = 0;
        int kept = 0;
        for (Edge edge : truth.edges()) {
            final int source = names.forGenes(350).indexOf(edge.source());
            final int target = names.forGenes(350).indexOf(edge.target());
            assertEquals(edge.weight(), exact.weight(source, target), 0);
            kept += p.weight(source, target) != 0 ? 1 : 0;
            signs += edge.weight() < 0 ? 1 : 0;
        }
        assertEquals("176 repressing edges, counted by awk", 176, signs);
        assertEquals("5 % of the edges are relocated", 523, kept);
    }

    @Test
    public void readsBreastCancer() throws IOException {
        final GeneNames names = GeneNames.read(SharedData.file("brca500/gene_names.csv"), "", Progress.NONE);
        final GeneNetwork prior =
            shared("brca500/prior_matrix.csv", NetworkOptions.DEFAULT.withGenes(names)).network();
        assertEquals(7732, prior.edges().size());
        assertEquals(0.5, prior.edges().stream().mapToDouble(edge -> Math.abs(edge.weight())).max().getAsDouble(), 0);
        final GeneNetwork chip = shared("brca500/chip_reference.csv", NetworkOptions.DEFAULT).network();
        assertEquals(1586, chip.edges().size());
        assertEquals(new Edge("ESR1", "CYP26B1", 1), chip.edges().get(0));
        assertEquals(7, chip.edges().stream().map(Edge::source).distinct().count());
    }

    @Test
    public void readsYeast() throws IOException {
        final ImportedNetwork read = shared("yeast3551/motif_prior.csv", NetworkOptions.DEFAULT);
        assertEquals(81_230, read.network().edges().size());
        assertEquals(new Edge("YKL112W", "YAL016W", 1), read.network().edges().get(0));
        assertEquals(new Edge("YJL056C", "YOL086C", 1), read.network().edges().get(81_229));
        final GeneNames genes = GeneNames.read(SharedData.file("yeast3551/gene_names.csv"), "", Progress.NONE);
        final GeneMatch match = GeneMatch.of(read.network(), genes.forGenes(3551)).requireEdges("the prior");
        assertEquals("genes that the expression does not have", 40, match.notFound().size());
        assertEquals(51_254, match.matchedEdges());
        assertEquals(51_254, read.network().indexed(genes.forGenes(3551)).edgeCount());
    }
}
