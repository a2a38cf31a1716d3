package org.dashgrn.nodes.dynamicsscorer;

import org.dashgrn.nodes.TrajectoryColumns;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Options of the Dynamics Scorer. */
@LoadDefaultsForAbsentFields
final class DynamicsScorerParameters implements NodeParameters {

    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Layout(ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    DynamicsScorerParameters() {
    }

    DynamicsScorerParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }
}
