package org.dashgrn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<String, String> m_environment;

    private Anchor(final String python, final Path script, final String description,
        final Map<String, String> environment) {
        m_python = python;
        m_script = script;
        m_description = description;
        m_environment = environment;
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
                final String core = core(python);
                final Optional<String> better = betterCore(core);
                return Optional.of(new Anchor(python, script,
                    version.get() + ", kernels " + better.map(name -> name + " (by itself " + core + ")").orElse(core),
                    better.map(name -> Map.of("OPENBLAS_CORETYPE", name)).orElse(Map.of())));
            }
        }
        return Optional.empty();
    }

    /** @return for which processor OpenBLAS thinks it computes */
    private static String core(final String python) {
        return output(List.of("sh", "-c", "OPENBLAS_VERBOSE=2 " + python + " -c 'import torch; torch.rand(9, 9) @ "
            + "torch.rand(9, 9)' 2>&1 | sed -n 's/^Core: //p'")).orElse("unknown");
    }

    /** An old OpenBLAS takes old kernels on a processor that it does not know: that would be no fair anchor. */
    private static Optional<String> betterCore(final String core) {
        final boolean withoutLongVectors = List.of("Prescott", "Haswell", "Zen").contains(core);
        if (withoutLongVectors && Machine.hasInstructions("avx512f")) {
            return Optional.of("SkylakeX");
        }
        return core.equals("Prescott") && Machine.hasInstructions("avx2") ? Optional.of("Haswell") : Optional.empty();
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
        final Map<String, String> environment = new HashMap<>(m_environment);
        environment.put("OPENBLAS_NUM_THREADS", count);
        environment.put("OMP_NUM_THREADS", count);
        return ChildProcess.run(command, environment);
    }
}
