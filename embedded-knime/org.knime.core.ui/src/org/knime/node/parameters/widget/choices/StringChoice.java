package org.knime.node.parameters.widget.choices;

/** A text that can be chosen.
 *
 * @param id the value
 * @param text how it is shown
 */
public record StringChoice(String id, String text) {

    public static StringChoice fromId(final String id) {
        return new StringChoice(id, id);
    }
}
