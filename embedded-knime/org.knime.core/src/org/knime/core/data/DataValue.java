package org.knime.core.data;

/** What a data cell can be asked for; each kind of value has an interface of its own. */
public interface DataValue {
}
