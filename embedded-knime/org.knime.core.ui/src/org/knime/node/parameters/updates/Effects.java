package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Holds several of {@link Effect}. */
@Retention(RetentionPolicy.RUNTIME)
@interface Effects {

    Effect[] value();
}
