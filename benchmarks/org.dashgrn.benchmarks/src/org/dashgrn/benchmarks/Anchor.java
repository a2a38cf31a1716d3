package org.dashgrn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The PyTorch script, where PyTorch is installed. */
final class Anchor {

    private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3");

    private final String m_python;
    private final Path m_script;
    private final String m_description;

    private Anchor(final String python, final Path script, final String description) {
        m_python = python;
        m_script = script;
        m_description = description;
    }

    /**
     * @param script torch_anchor.py
     * @return a runner of it, or nothing if no python3 can import torch
     */
    static Optional<Anchor> find(final Path script) {
        if (!Files.exists(script)) {
            return Optional.empty();
        }
        for (String python : CANDIDATES) {
            final Optional<String> version = output(List.of(python, "-c", "import torch; "
                + "torch.rand(9, 9) @ torch.rand(9, 9); print('PyTorch', torch.__version__, 'with', "
                + "*sorted({l.split('/')[-1].strip() for l in open('/proc/self/maps') if 'blas' in l}))"));
            if (version.isPresent()) {
                return Optional.of(new Anchor(python, script, version.get()));
            }
        }
        return Optional.empty();
    }

    /** @return what a short command prints first, or nothing if it fails */
    static Optional<String> output(final List<String> command) {
        try {
            final Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            final String text = new String(process.getInputStream().readAllBytes()).trim();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0 ? Optional.of(text)
                : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    String description() {
        return m_description;
    }

    List<ProbeOutput> measure(final List<String> arguments, final int threads) {
        final List<String> command = new ArrayList<>(List.of(m_python, m_script.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--threads", String.valueOf(threads)));
        // PyTorch's own setting does not reach an OpenBLAS with threads of its own
        final String count = String.valueOf(threads);
        return ChildProcess.run(command, Map.of("OPENBLAS_NUM_THREADS", count, "OMP_NUM_THREADS", count));
    }
}
