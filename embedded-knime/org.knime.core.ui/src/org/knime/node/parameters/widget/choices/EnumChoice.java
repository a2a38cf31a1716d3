package org.knime.node.parameters.widget.choices;

/** A constant that can be chosen.
 *
 * @param id the constant
 * @param text how it is shown
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(final E enumConst) {
        try {
            final Label label = enumConst.getDeclaringClass().getField(enumConst.name()).getAnnotation(Label.class);
            return new EnumChoice<>(enumConst, label == null ? enumConst.name() : label.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(enumConst + " is no constant of its class", e);
        }
    }
}
