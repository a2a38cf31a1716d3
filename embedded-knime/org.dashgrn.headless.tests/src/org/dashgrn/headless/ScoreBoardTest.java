package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.junit.Test;

public class ScoreBoardTest {

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
        board.add(node(1, "Dense: network"), "AUROC", 0.9);
        board.add(node(2, "Dense: dynamics"), "MSE", 0.00125);
        board.add(node(3, "DASH"), "AUROC", null);
        board.add(node(4, "Scorer"), "MSE", 0.5);
        assertEquals(List.of(
            "           Dense  DASH  Scorer (#4)",
            "AUROC     0.9000     -",
            "MSE    1.250e-03             0.5000"), board.lines());
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
