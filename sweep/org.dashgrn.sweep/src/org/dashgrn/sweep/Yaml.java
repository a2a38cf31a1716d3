package org.dashgrn.sweep;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of a YAML file that knows where it stands. Values stay texts: nothing in a file can make an object. */
final class Yaml {

    private static final int MOST_CHARACTERS = 1_000_000;

    private final Path m_file;
    private final Node m_node;

    private Yaml(final Path file, final Node node) {
        m_file = file;
        m_node = node;
    }

    /**
     * @param file a YAML file
     * @return its only document
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if it is not YAML, with the line
     */
    static Yaml read(final Path file) throws IOException {
        final LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).setUseMarks(true)
            .setCodePointLimit(MOST_CHARACTERS).setMaxAliasesForCollections(50).build();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            final Node node = new Compose(settings).composeReader(reader).orElseThrow(
                () -> new InvalidInputException("The file is empty", file.toString(), "See ./dash sweep --help"));
            return new Yaml(file, node);
        } catch (MarkedYamlEngineException e) {
            throw new InvalidInputException(capital(e.getProblem()),
                e.getProblemMark().map(mark -> place(file, mark)).orElse(file.toString()), "Correct the YAML", e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(capital(String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                file.toString(), "Correct the YAML", e);
        }
    }

    private static String capital(final String text) {
        return text.isEmpty() ? "It is not YAML" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String place(final Path file, final Mark mark) {
        return file + ":" + (mark.getLine() + 1);
    }

    /** @return file and line */
    String place() {
        return m_node.getStartMark().map(mark -> place(m_file, mark)).orElse(m_file.toString());
    }

    InvalidInputException error(final String problem, final String remedy) {
        return new InvalidInputException(problem, place(), remedy);
    }

    /** Says where in the file an error comes from. */
    InvalidInputException error(final InvalidInputException e) {
        return new InvalidInputException((e.place().isEmpty() ? "" : e.place() + ": ") + e.problem(), place(),
            e.remedy(), e);
    }

    boolean isMapping() {
        return m_node instanceof MappingNode;
    }

    /** @return the text of a single value */
    String text() {
        if (m_node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error("A single value is expected here", "Write it after the colon");
    }

    long integer() {
        try {
            return Long.parseLong(text().strip());
        } catch (NumberFormatException e) {
            throw error("\"" + text() + "\" is no whole number", "Write one");
        }
    }

    int smallInteger(final int from) {
        final long value = integer();
        if (value < from || value > Integer.MAX_VALUE) {
            throw error("The value is " + value, "Choose a whole number of at least " + from);
        }
        return (int)value;
    }

    double number() {
        try {
            return Double.parseDouble(text().strip());
        } catch (NumberFormatException e) {
            throw error("\"" + text() + "\" is no number", "Write one");
        }
    }

    boolean flag() {
        return switch (text().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("\"" + text() + "\" is neither true nor false", "Write one of them");
        };
    }

    /** @return the items of a list; a single value or mapping is a list of one */
    List<Yaml> items() {
        if (m_node instanceof SequenceNode sequence) {
            final List<Yaml> items = new ArrayList<>();
            sequence.getValue().forEach(node -> items.add(new Yaml(m_file, node)));
            if (items.isEmpty()) {
                throw error("The list is empty", "Give it at least one item");
            }
            return items;
        }
        return List.of(this);
    }

    /**
     * @param allowed the keys that there may be; none for any
     * @return the values by key
     */
    Map<String, Yaml> entries(final String... allowed) {
        if (!(m_node instanceof MappingNode mapping)) {
            throw error("Keys with values are expected here",
                allowed.length == 0 ? "Write lines like \"key: value\"" : "Keys are " + String.join(", ", allowed));
        }
        final Map<String, Yaml> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            final Yaml key = new Yaml(m_file, tuple.getKeyNode());
            if (allowed.length > 0 && !Arrays.asList(allowed).contains(key.text())) {
                throw key.error("There is no key " + key.text() + " here", "Keys are " + String.join(", ", allowed));
            }
            if (entries.put(key.text(), new Yaml(m_file, tuple.getValueNode())) != null) {
                throw key.error("The key " + key.text() + " occurs twice", "Keep one");
            }
        }
        return entries;
    }

    /** @return the value of a key that must be there */
    Yaml required(final Map<String, Yaml> entries, final String key) {
        return Optional.ofNullable(entries.get(key))
            .orElseThrow(() -> error("The key " + key + " is missing", "Add it"));
    }
}
