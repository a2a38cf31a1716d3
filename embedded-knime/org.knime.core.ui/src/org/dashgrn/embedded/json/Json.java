package org.dashgrn.embedded.json;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as JSON: maps and records as objects; collections and arrays as arrays; texts unchanged but for what
 * JSON itself has to escape, so HTML in them stays HTML. Numbers that are none are written as texts, as KNIME does.
 */
public final class Json {

    private static final char FIRST_PRINTABLE = ' ';

    private final StringBuilder m_text = new StringBuilder();

    private Json() {
    }

    /** @throws IllegalArgumentException for a value of a class that is not listed above */
    public static String write(final Object value) {
        final Json json = new Json();
        json.value(value);
        return json.m_text.toString();
    }

    private void value(final Object value) {
        if (value == null || value instanceof Boolean) {
            m_text.append(value);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof CharSequence || value instanceof Character) {
            string(value.toString());
        } else if (value instanceof Enum<?> constant) {
            string(constant.name());
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> elements) {
            array(elements.iterator());
        } else if (value.getClass().isArray()) {
            array(value);
        } else if (value instanceof Record data) {
            object(data);
        } else {
            throw new IllegalArgumentException("values of " + value.getClass().getName()
                + " cannot be written as JSON: use maps, records, lists, arrays, texts and numbers");
        }
    }

    private void number(final Number number) {
        final double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            string(number.toString());
        } else {
            m_text.append(number);
        }
    }

    private void string(final String text) {
        m_text.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> m_text.append('\\').append(c);
                case '\n' -> m_text.append("\\n");
                case '\r' -> m_text.append("\\r");
                case '\t' -> m_text.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        m_text.append(String.format("\\u%04x", (int)c));
                    } else {
                        m_text.append(c);
                    }
                }
            }
        }
        m_text.append('"');
    }

    private void object(final Map<?, ?> map) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            m_text.append(separator);
            field(entry.getKey().toString(), entry.getValue());
            separator = ',';
        }
        m_text.append(separator == '{' ? "{}" : "}");
    }

    private void object(final Record data) {
        char separator = '{';
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            m_text.append(separator);
            try {
                component.getAccessor().setAccessible(true);
                field(component.getName(), component.getAccessor().invoke(data));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException("field " + component.getName() + " of " + data.getClass().getName()
                    + " cannot be read", e);
            }
            separator = ',';
        }
        m_text.append(separator == '{' ? "{}" : "}");
    }

    private void field(final String name, final Object value) {
        string(name);
        m_text.append(':');
        value(value);
    }

    private void array(final Iterator<?> elements) {
        m_text.append('[');
        while (elements.hasNext()) {
            value(elements.next());
            m_text.append(elements.hasNext() ? "," : "");
        }
        m_text.append(']');
    }

    private void array(final Object array) {
        m_text.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            m_text.append(i == 0 ? "" : ",");
            value(Array.get(array, i));
        }
        m_text.append(']');
    }
}
