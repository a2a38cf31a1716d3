package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A comparison that overlooks differences would make every workflow right. */
public class ReferenceTablesTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private List<String> differences(final String description, final String expected, final String actual)
        throws IOException {
        final Path folder = m_temporary.newFolder().toPath();
        final Path results = m_temporary.newFolder().toPath();
        Files.writeString(folder.resolve("tolerances.json"), description);
        Files.writeString(folder.resolve("edges.csv"), expected);
        if (actual != null) {
            Files.writeString(results.resolve("out.csv"), actual);
        }
        return ReferenceTables.read(folder).differences(results, folder);
    }

    private static final String TABLE = "{\"tables\": [{\"reference\": \"edges.csv\", \"output\": \"out.csv\", "
        + "\"keys\": [\"source\"], \"columns\": {\"weight\": {\"absolute\": 0.01, \"relative\": 0.1}}}]}";

    private static final String EXPECTED = "source,sign,weight\nA,+,1.0\nB,-,\n";

    @Test
    public void acceptsWhatIsWithinTolerance() throws IOException {
        assertEquals(List.of(), differences(TABLE, EXPECTED, "weight,source,sign,more\n,B,-,x\n1.1099,A,+,x\n"));
    }

    @Test
    public void reportsEveryDifference() throws IOException {
        assertEquals(List.of("out.csv: A, weight is 1.12, not 1.0"),
            differences(TABLE, EXPECTED, "source,sign,weight\nA,+,1.12\nB,-,\n"));
        assertEquals(List.of("out.csv: A, sign is -, not +", "out.csv: B, weight is 0.0, not "),
            differences(TABLE, EXPECTED, "source,sign,weight\nA,-,1.0\nB,-,0.0\n"));
        assertEquals(List.of("out.csv: A, weight is NaN, not 1.0", "out.csv: no B", "out.csv: unexpected C"),
            differences(TABLE, EXPECTED, "source,sign,weight\nA,+,NaN\nC,-,\n"));
        assertEquals(List.of("out.csv: A, weight is null, not 1.0", "out.csv: B, weight is null, not "),
            differences(TABLE, EXPECTED, "source,sign\nA,+\nB,-\n"));
        assertEquals(List.of("out.csv is missing"), differences(TABLE, EXPECTED, null));
        final String byPosition = "{\"tables\": [{\"reference\": \"edges.csv\", \"output\": \"out.csv\"}]}";
        assertEquals(List.of("out.csv: no row 2"), differences(byPosition, EXPECTED, "source,sign,weight\nA,+,1.0\n"));
        assertEquals(1, differences("{}", EXPECTED, EXPECTED).size());
    }

    @Test
    public void comparesChosenColumnsOfPublishedFiles() throws IOException {
        final String description = "{\"tables\": [{\"reference\": \"published/edges.csv\", \"output\": \"out.csv\", "
            + "\"rename\": {\"from\": \"source\"}, \"keys\": [\"source\"], \"compare\": [\"sign\"]}]}";
        assertEquals(List.of("out.csv: B, sign is +, not -"),
            differences(description, "from,sign,index\nA,+,1\nB,-,2\n", "source,sign\nB,+\nA,+\n"));
    }

    @Test
    public void checksBounds() throws IOException {
        final String bounds = "{\"metrics\": [{\"output\": \"out.csv\", \"metric\": \"AUROC\", \"min\": 0.8, \"max\": 1}]}";
        assertEquals(List.of(), differences(bounds, "", "metric,value\nAUROC,0.8\n"));
        for (String value : List.of("AUROC,0.79", "AUROC,1.1", "AUROC,NaN", "AUROC,", "AUPR,0.9")) {
            final List<String> differences = differences(bounds, "", "metric,value\n" + value + "\n");
            assertTrue(value, differences.size() == 1 && differences.get(0).startsWith("out.csv: AUROC is "));
        }
    }
}
