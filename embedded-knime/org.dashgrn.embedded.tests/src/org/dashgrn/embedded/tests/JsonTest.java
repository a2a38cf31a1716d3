package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dashgrn.embedded.json.Json;
import org.junit.Test;

/** Values as the page of a view receives them. */
public class JsonTest {

    record Edge(String source, double weight) {
    }

    @Test
    public void objects() {
        assertEquals("{\"source\":\"TP53\",\"weight\":-0.5}", Json.write(new Edge("TP53", -0.5)));
        assertEquals("{\"a\":null}", Json.write(java.util.Collections.singletonMap("a", null)));
        assertEquals("{}", Json.write(Map.of()));
    }

    @Test
    public void arrays() {
        assertEquals("[[1.5,2.0],[]]", Json.write(new double[][]{{1.5, 2}, {}}));
        assertEquals("[1,\"a\",true,null]", Json.write(new Object[]{1, "a", true, Optional.empty()}));
        assertEquals("[{\"source\":\"A\",\"weight\":1.0},2]", Json.write(List.of(new Edge("A", 1), 2L)));
    }

    @Test
    public void textsAreOnlyEscapedForJson() {
        assertEquals("\"<b>\\\"x\\\" \\\\ \\n\\u0001 é\"", Json.write("<b>\"x\" \\ \n\u0001 é"));
    }

    @Test
    public void numbersThatAreNoneAreTexts() {
        assertEquals("[\"NaN\",\"-Infinity\"]", Json.write(new float[]{Float.NaN, Float.NEGATIVE_INFINITY}));
    }

    @Test
    public void otherClassesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(new Thread()));
    }
}
