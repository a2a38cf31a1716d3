package org.dashgrn.embedded.core;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;

/** Data cells in settings: the class of the cell, and a group of that name with the value. */
public final class CellSettings {

    private static final String CLASS = "datacell";

    private CellSettings() {
    }

    /** @throws IllegalArgumentException for a cell other than text, number, truth value or missing */
    public static void save(final DataCell cell, final Config config) {
        final String cellClass = cell.getClass().getName();
        config.addString(CLASS, cellClass);
        final Config content = config.addConfig(cellClass);
        if (cell instanceof StringCell text) {
            content.addString("StringCell", text.getStringValue());
        } else if (cell instanceof BooleanCell truth) {
            content.addBoolean("BooleanCell", truth.getBooleanValue());
        } else if (cell instanceof IntCell number) {
            content.addInt("IntCell", number.getIntValue());
        } else if (cell instanceof LongCell number) {
            content.addLong("LongCell", number.getLongValue());
        } else if (cell instanceof DoubleCell number) {
            content.addDouble("DoubleCell", number.getDoubleValue());
        } else if (!cell.isMissing()) {
            throw new IllegalArgumentException("cells of " + cellClass + " cannot be saved in settings");
        }
    }

    public static DataCell load(final ConfigRO config) throws InvalidSettingsException {
        final String cellClass = config.getString(CLASS);
        final ConfigRO content = config.getConfig(cellClass);
        if (cellClass.equals(StringCell.class.getName())) {
            return new StringCell(content.getString("StringCell"));
        } else if (cellClass.equals(BooleanCell.class.getName())) {
            return content.getBoolean("BooleanCell") ? BooleanCell.TRUE : BooleanCell.FALSE;
        } else if (cellClass.equals(IntCell.class.getName())) {
            return new IntCell(content.getInt("IntCell"));
        } else if (cellClass.equals(LongCell.class.getName())) {
            return new LongCell(content.getLong("LongCell"));
        } else if (cellClass.equals(DoubleCell.class.getName())) {
            return new DoubleCell(content.getDouble("DoubleCell"));
        } else if (cellClass.equals(DataType.getMissingCell().getClass().getName())) {
            return DataType.getMissingCell();
        }
        throw new InvalidSettingsException("cells of " + cellClass + " cannot be read from settings");
    }
}
