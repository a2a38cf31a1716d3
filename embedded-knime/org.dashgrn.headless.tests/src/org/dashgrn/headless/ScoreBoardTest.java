package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ScoreBoardTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private static WorkflowNode node(final int id, final String label) {
        return new WorkflowNode(id, "Scorer", label, "x", null, null);
    }

    @Test
    public void nothingWithoutScorers() {
        assertEquals(List.of(), new ScoreBoard().lines());
    }

    @Test
    public void putsModelsSideBySide() {
        final ScoreBoard board = new ScoreBoard();
        board.add(node(1, "Dense: network"), "rows", 0.9);
        board.add(node(2, "Dense: dynamics"), "loss", 0.00125);
        board.add(node(3, "DASH"), "rows", null);
        board.add(node(4, "Scorer"), "loss", 0.5);
        assertEquals(List.of(
            "          Dense  DASH  Scorer (#4)",
            "rows     0.9000     -",
            "loss  1.250e-03             0.5000"), board.lines());
    }

    @Test
    public void showsHeadlinesAndWritesAll() throws IOException {
        final ScoreBoard board = new ScoreBoard();
        board.add(node(1, "DASH"), "edges", 12.0);
        board.add(node(1, "DASH"), "AUROC", 0.9);
        board.add(node(2, "dense"), "sparsity", 0.5);
        assertEquals(List.of(
            "            DASH   dense",
            "sparsity          0.5000",
            "AUROC     0.9000"), board.lines());
        final Path file = m_temporary.getRoot().toPath().resolve("scores.csv");
        board.write(file);
        assertEquals("metric,DASH,dense\nedges,12.0,\nAUROC,0.9,\nsparsity,,0.5\n", Files.readString(file));
    }

    @Test
    public void numbers() {
        assertEquals("0.0000", ScoreBoard.number(0.0));
        assertEquals("1.0000", ScoreBoard.number(1.0));
        assertEquals("350", ScoreBoard.number(350.0));
        assertEquals("-1.5000", ScoreBoard.number(-1.5));
        assertEquals("9.750e-04", ScoreBoard.number(9.75e-4));
        assertEquals("NaN", ScoreBoard.number(Double.NaN));
    }
}
