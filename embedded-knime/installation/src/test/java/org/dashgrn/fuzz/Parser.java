package org.dashgrn.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectoryFile;
import org.dashgrn.data.TrajectoryFormat;
import org.dashgrn.data.TrajectoryOptions;
import org.dashgrn.headless.WorkflowInput;
import org.dashgrn.model.CheckpointArchive;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.network.GeneSetFile;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.dashgrn.sweep.SweepInput;

/** Everything that reads files of unknown origin. */
enum Parser {

    /** Expression, whatever the format. */
    TRAJECTORIES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            expression(data, folder, TrajectoryFormat.AUTO);
        }
    },
    PHOENIX {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            expression(data, folder, TrajectoryFormat.PHOENIX);
        }
    },
    WIDE {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            expression(data, folder, TrajectoryFormat.WIDE);
        }
    },
    LONG {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            expression(data, folder, TrajectoryFormat.LONG);
        }
    },
    NETWORK {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            network(data, folder, NetworkFormat.AUTO);
        }
    },
    EDGES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            network(data, folder, NetworkFormat.EDGE_LIST);
        }
    },
    MATRIX {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            network(data, folder, NetworkFormat.MATRIX);
        }
    },
    SIF {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            network(data, folder, NetworkFormat.SIF);
        }
    },
    GENE_SETS {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            GeneSetFile.read(file(data, folder), Progress.NONE);
        }
    },
    GENE_NAMES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            GeneNames.read(file(data, folder), "", Progress.NONE);
        }
    },
    /** A model file as it is. */
    MODEL {
        @Override
        void read(final byte[] data, final Path folder) {
            ModelArchive.read(new ByteArrayInputStream(data), NAME);
        }
    },
    /** The entries of a model file, NumPy arrays among them, as {@link #entries} writes them: its checksums are right. */
    MODEL_ENTRIES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            ModelArchive.read(new ByteArrayInputStream(zip(data)), NAME);
        }
    },
    CHECKPOINT {
        @Override
        void read(final byte[] data, final Path folder) {
            CheckpointArchive.read(new ByteArrayInputStream(data), NAME);
        }
    },
    CHECKPOINT_ENTRIES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            CheckpointArchive.read(new ByteArrayInputStream(zip(data)), NAME);
        }
    },
    /** A .knwf file as it is. */
    PACKED_WORKFLOW {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            refused(WorkflowInput.refusal(file(data, folder)));
        }
    },
    WORKFLOW_ENTRIES {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            refused(WorkflowInput.refusal(file(zip(data), folder)));
        }
    },
    SWEEP {
        @Override
        void read(final byte[] data, final Path folder) throws IOException {
            // data are simulated while the file is read: a file may well ask for hours of that
            final AtomicInteger left = new AtomicInteger(10_000);
            try {
                SweepInput.read(file(data, folder), (fraction, message) -> {
                    if (left.decrementAndGet() < 0) {
                        throw new CancellationException();
                    }
                });
            } catch (CancellationException e) {
                // it was read
            }
        }
    };

    /** How the input is called: every refusal must say it. */
    static final String NAME = "input.bin";

    /**
     * @param data content of the file
     * @param folder where a file of it may be written
     * @throws InvalidInputException if it is refused
     * @throws IOException never because of what is in it
     */
    abstract void read(byte[] data, Path folder) throws IOException;

    private static Path file(final byte[] data, final Path folder) throws IOException {
        return Files.write(folder.resolve(NAME), data);
    }

    private static void expression(final byte[] data, final Path folder, final TrajectoryFormat format)
        throws IOException {
        TrajectoryFile.read(file(data, folder), format, TrajectoryOptions.DEFAULT, Progress.NONE);
    }

    private static void network(final byte[] data, final Path folder, final NetworkFormat format) throws IOException {
        NetworkFile.read(file(data, folder), format, NetworkOptions.DEFAULT, Progress.NONE);
    }

    private static void refused(final String message) {
        if (message != null) {
            final boolean unpacked = message.contains("/dash-workflow-");
            throw new InvalidInputException(message, message.contains(NAME) || unpacked ? NAME : "", "see there");
        }
    }

    /** The input that a parser takes. */
    static byte[] entries(final Map<String, byte[]> entries) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach((name, content) -> {
            final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.write(bytes.length);
            out.writeBytes(bytes);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short)content.length).array());
            out.writeBytes(content);
        });
        return out.toByteArray();
    }

    /** @return the entries of a zip, in its order */
    static Map<String, byte[]> unzip(final byte[] file) throws IOException {
        final Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zip(final byte[] data) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final ByteBuffer in = ByteBuffer.wrap(data);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (int entry = 0; in.hasRemaining(); entry++) {
                final byte[] name = next(in, in.get() & 0xff);
                final byte[] content = next(in, in.remaining() < 2 ? 0 : in.getShort() & 0xffff);
                try {
                    zip.putNextEntry(new ZipEntry(new String(name, StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException | IOException e) {
                    // a name that is too long, or there already
                    zip.putNextEntry(new ZipEntry("entry" + entry));
                }
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] next(final ByteBuffer in, final int length) {
        final byte[] bytes = new byte[Math.min(length, in.remaining())];
        in.get(bytes);
        return bytes;
    }
}
