package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows a parameter among the advanced ones only. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {
}
