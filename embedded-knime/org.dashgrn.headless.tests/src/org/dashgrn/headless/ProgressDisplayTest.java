package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import org.junit.Test;
import org.knime.core.node.DefaultNodeProgressMonitor;

public class ProgressDisplayTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    public void saysHowFarAndHowLong() {
        assertEquals("[1/2] Learner", ProgressDisplay.line("[1/2] Learner", null, null, SECOND));
        assertEquals("[1/2] Learner  43 % epoch 86/200, loss 1.2e-3, 40 s left",
            ProgressDisplay.line("[1/2] Learner", 0.43, "epoch 86/200, loss 1.2e-3", 30 * SECOND));
        assertEquals("[1/2] Learner   5 % epoch 1/20",
            ProgressDisplay.line("[1/2] Learner", 0.05, "epoch 1/20", SECOND));
    }

    @Test
    public void times() {
        assertEquals("0.3 s", ProgressDisplay.time(SECOND / 3));
        assertEquals("119 s", ProgressDisplay.time(119 * SECOND));
        assertEquals("4 min 05 s", ProgressDisplay.time(245 * SECOND));
    }

    @Test
    public void rewritesALineOnATerminalOnly() throws InterruptedException {
        for (boolean terminal : new boolean[]{true, false}) {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ProgressDisplay display = new ProgressDisplay(new PrintStream(bytes, true), terminal)) {
                final DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
                display.begin("[1/1] Node", monitor);
                monitor.setProgress(0.5, "half");
                for (int i = 0; terminal && i < 100 && !bytes.toString().contains("half"); i++) {
                    Thread.sleep(50);
                }
                display.end("mind the gap");
            }
            assertEquals(terminal, bytes.toString().contains("[1/1] Node  50 % half\r"));
            assertEquals(true, bytes.toString().endsWith(" s" + System.lineSeparator() + "      warning: mind the gap"
                + System.lineSeparator()));
        }
    }
}
