package org.dashgrn.embedded.declared;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.widget.choices.Label;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks the descriptions of a node. KNIME puts them into one XML document when it creates the node's factory: a stray
 * {@code <} or {@code &}, an entity of HTML or an open element in any of them, and the node does not exist.
 */
public final class Descriptions {

    private final DocumentBuilder m_parser;

    public Descriptions() {
        try {
            m_parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            m_parser.setErrorHandler(new DefaultHandler());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if the description is not well-formed */
    public void check(final String what, final String description) {
        try {
            m_parser.parse(new InputSource(new StringReader("<fragment>" + description + "</fragment>")));
        } catch (SAXParseException e) {
            throw new IllegalStateException("The description of " + what + " is not well-formed XML (line "
                + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + e.getMessage() + "): " + description,
                e);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("The description of " + what + " cannot be read", e);
        }
    }

    /** Checks the descriptions of all parameters of a class, and how they are laid out. */
    public void checkParameters(final Class<?> parameters) {
        Layouts.check(parameters);
        checkFields(parameters);
    }

    private void checkFields(final Class<?> parameters) {
        for (Field field : fields(parameters)) {
            final Class<?> type = field.getType().isArray() ? field.getType().getComponentType() : field.getType();
            final String what = "field " + field.getName() + " of " + parameters.getName();
            final Widget widget = field.getAnnotation(Widget.class);
            if (widget != null) {
                check(what, widget.description());
            }
            if (WidgetGroup.class.isAssignableFrom(type)) {
                checkFields(type);
            } else if (type.isEnum()) {
                checkConstants(type);
            }
        }
    }

    private void checkConstants(final Class<?> type) {
        for (Field constant : type.getFields()) {
            final Label label = constant.getAnnotation(Label.class);
            if (label != null) {
                check("constant " + constant.getName() + " of " + type.getName(), label.description());
            }
        }
    }

    private static List<Field> fields(final Class<?> type) {
        final List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
