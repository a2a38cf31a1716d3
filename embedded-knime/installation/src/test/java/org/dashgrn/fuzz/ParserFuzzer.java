package org.dashgrn.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dashgrn.data.InvalidInputException;

/** What the fuzzer calls: the first byte chooses the parser, the rest is the file. */
public final class ParserFuzzer {

    private static final Path FOLDER = folder();

    private ParserFuzzer() {
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param data from the fuzzer
     * @throws IOException if a parser takes the content of a file for a failure to read it, which is a finding
     */
    public static void fuzzerTestOneInput(final byte[] data) throws IOException {
        if (data.length > 0) {
            final Parser[] all = Parser.values();
            read(all[(data[0] & 0xff) % all.length], Arrays.copyOfRange(data, 1, data.length));
        }
    }

    /** Reads or refuses; a refusal names the file and what to do, and anything else is a finding. */
    static void read(final Parser parser, final byte[] data) throws IOException {
        try {
            parser.read(data, FOLDER);
        } catch (InvalidInputException e) {
            if (e.problem().isBlank() || e.remedy().isBlank() || !e.place().contains(Parser.NAME)) {
                throw new AssertionError(parser + " refuses without place or remedy: " + e.getMessage(), e);
            }
        }
    }
}
