package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;

/** Types, specs, and tables: what goes into a container comes out, and what does not belong there does not go in. */
public class TableTest {

    private static DataTableSpec spec(final DataType... types) {
        final String[] names = IntStream.range(0, types.length).mapToObj(i -> "c" + i).toArray(String[]::new);
        return new DataTableSpec(names, types);
    }

    private static BufferedDataContainer container(final DataType... types) {
        return Tables.context().createDataContainer(spec(types));
    }

    @Test
    public void cellsComeBackAsTheyWent() {
        final DataCell[] cells = {new StringCell("x"), new DoubleCell(-0.0), new IntCell(Integer.MIN_VALUE),
            new LongCell(Long.MAX_VALUE), BooleanCell.FALSE,
            CollectionCellFactory.createListCell(List.of(new DoubleCell(1)))};
        final BufferedDataTable table = Tables.of(
            spec(StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, LongCell.TYPE, BooleanCell.TYPE,
                ListCell.getCollectionType(DoubleCell.TYPE)),
            new DefaultRow("r", cells));
        final DataRow row = Tables.rows(table).get(0);
        assertEquals(List.of(cells), row.stream().toList());
        assertEquals(new RowKey("r"), row.getKey());
        assertEquals(new DefaultRow("r", cells), row instanceof DefaultRow ? row : new DefaultRow(row.getKey(), row));
    }

    @Test
    public void missingCellsComeBackWithTheirReason() {
        final BufferedDataTable table = Tables.of(spec(DoubleCell.TYPE), new DefaultRow("a", new DoubleCell(1)),
            new DefaultRow("b", DataType.getMissingCell()), new DefaultRow("c", new MissingCell("divided by zero")),
            new DefaultRow("d", new DoubleCell(2)));
        final List<DataCell> cells = Tables.column(table, 0);
        assertEquals(new DoubleCell(1), cells.get(0));
        assertNull(((MissingValue)cells.get(1)).getError());
        assertEquals("divided by zero", ((MissingValue)cells.get(2)).getError());
        assertEquals(new DoubleCell(2), cells.get(3));
    }

    @Test
    public void integerInAColumnOfFloatingPointNumbersStaysOne() {
        final List<DataCell> cells = Tables.column(Tables.of(spec(DoubleCell.TYPE),
            new DefaultRow("a", new DoubleCell(0.5)), new DefaultRow("b", new IntCell(3))), 0);
        assertEquals(List.of(new DoubleCell(0.5), new IntCell(3)), cells);
        assertEquals(3.0, ((DoubleValue)cells.get(1)).getDoubleValue(), 0);
    }

    @Test
    public void rowWithTheWrongNumberOfCellsIsRefused() {
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> container(DoubleCell.TYPE).addRowToTable(new DefaultRow("TP53", 1.0, 2.0)));
        assertTrue(e.getMessage(), e.getMessage().contains("\"TP53\"") && e.getMessage().contains("2 cells"));
    }

    @Test
    public void cellOfTheWrongTypeIsRefused() {
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> container(IntCell.TYPE).addRowToTable(new DefaultRow("TP53", 1.0)));
        assertTrue(e.getMessage(), e.getMessage().contains("\"TP53\"") && e.getMessage().contains("\"c0\""));
    }

    @Test
    public void secondRowOfTheSameKeyIsRefused() {
        final BufferedDataContainer container = container(DoubleCell.TYPE);
        container.addRowToTable(new DefaultRow("TP53", 1.0));
        final RuntimeException e = assertThrows(RuntimeException.class,
            () -> container.addRowToTable(new DefaultRow("TP53", 2.0)));
        assertTrue(e.getMessage(), e.getMessage().contains("\"TP53\""));
    }

    @Test
    public void closedContainerTakesNoRows() {
        final BufferedDataContainer container = container(DoubleCell.TYPE);
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(new DefaultRow("a", 1.0)));
        assertEquals(0, container.getTable().size());
    }

    @Test
    public void iteratorStopsWhenItIsClosed() {
        try (CloseableRowIterator rows = Tables.genes().iterator()) {
            rows.next();
            rows.close();
            assertFalse(rows.hasNext());
        }
    }

    private static DataColumnDomain domain(final DataType type, final DataCell... cells) {
        final DataRow[] rows = IntStream.range(0, cells.length)
            .mapToObj(i -> new DefaultRow(RowKey.createRowKey(i), cells[i])).toArray(DataRow[]::new);
        return Tables.of(spec(type), rows).getSpec().getColumnSpec(0).getDomain();
    }

    private static StringCell[] texts(final int count) {
        return IntStream.range(0, count).mapToObj(i -> new StringCell("g" + i)).toArray(StringCell[]::new);
    }

    @Test
    public void sixtyPossibleValuesAreKeptButNotMore() {
        assertEquals(60, domain(StringCell.TYPE, texts(60)).getValues().size());
        assertFalse(domain(StringCell.TYPE, texts(61)).hasValues());
    }

    @Test
    public void boundsAreThoseOfTheNumbersThatAreNumbers() {
        final DataColumnDomain domain = domain(DoubleCell.TYPE, new DoubleCell(Double.NaN), new DoubleCell(3),
            DataType.getMissingCell(), new DoubleCell(-2));
        assertEquals(new DoubleCell(-2), domain.getLowerBound());
        assertEquals(new DoubleCell(3), domain.getUpperBound());
        assertFalse(domain.hasValues());
    }

    @Test
    public void withoutNumbersThereAreNoBounds() {
        assertFalse(domain(DoubleCell.TYPE, new DoubleCell(Double.NaN)).hasBounds());
    }

    @Test
    public void domainOfTheSpecIsWidened() {
        final DataColumnSpecCreator column = new DataColumnSpecCreator("c", DoubleCell.TYPE);
        column.setDomain(new DataColumnDomainCreator(new DoubleCell(0), new DoubleCell(1)).createDomain());
        final DataTableSpec spec = new DataTableSpec(column.createSpec());
        final DataColumnDomain domain =
            Tables.of(spec, new DefaultRow("r", 5.0)).getSpec().getColumnSpec(0).getDomain();
        assertEquals(new DoubleCell(0), domain.getLowerBound());
        assertEquals(new DoubleCell(5), domain.getUpperBound());
    }

    @Test
    public void integersAreNumbersOfEveryKind() {
        assertTrue(IntCell.TYPE.isCompatible(IntValue.class));
        assertTrue(IntCell.TYPE.isCompatible(LongValue.class));
        assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
        assertFalse(LongCell.TYPE.isCompatible(IntValue.class));
        assertFalse(DoubleCell.TYPE.isCompatible(LongValue.class));
        assertFalse(StringCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(BooleanCell.TYPE.isCompatible(DoubleValue.class));
    }

    @Test
    public void superTypeIsWhatTypesHaveInCommon() {
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertEquals(DoubleCell.TYPE, DataType.getCommonSuperType(IntCell.TYPE, DoubleCell.TYPE));
        final DataType any = DataType.getCommonSuperType(StringCell.TYPE, DoubleCell.TYPE);
        assertNull(any.getCellClass());
        assertFalse(any.isCompatible(StringValue.class));
        assertTrue(any.isASuperTypeOf(StringCell.TYPE));
        assertTrue(StringCell.TYPE.isASuperTypeOf(DataType.getMissingCell().getType()));
    }

    @Test
    public void listsAreOfTheTypeOfTheirElements() {
        final ListCell list =
            CollectionCellFactory.createListCell(List.of(new IntCell(1), DataType.getMissingCell(), new IntCell(2)));
        assertEquals(ListCell.getCollectionType(IntCell.TYPE), list.getType());
        assertTrue(ListCell.getCollectionType(DoubleCell.TYPE).isASuperTypeOf(list.getType()));
        assertFalse(ListCell.getCollectionType(StringCell.TYPE).isASuperTypeOf(list.getType()));
    }

    @Test
    public void numbersEqualAsInJava() {
        assertEquals(new DoubleCell(Double.NaN), new DoubleCell(Double.NaN));
        assertFalse(new DoubleCell(0.0).equals(new DoubleCell(-0.0)));
        assertFalse(new DoubleCell(1).equals(new IntCell(1)));
        assertEquals(new MissingCell("why"), DataType.getMissingCell());
    }

    @Test
    public void columnsOfTheSameNameAreRefused() {
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> new DataTableSpec(new String[]{"TP53", "TP53"}, new DataType[]{DoubleCell.TYPE, DoubleCell.TYPE}));
        assertTrue(e.getMessage(), e.getMessage().contains("\"TP53\""));
    }

    @Test
    public void structureIsNamesAndTypesInOrder() {
        final DataTableSpec genes = Tables.genesSpec();
        assertTrue(genes.equalStructure(Tables.genes().getSpec()));
        assertFalse(genes.equals(Tables.genes().getSpec()));
        assertFalse(genes.equalStructure(spec(StringCell.TYPE, DoubleCell.TYPE)));
        assertFalse(genes.equalStructure(new DataTableSpecCreator(genes).dropAllColumns()
            .addColumns(genes.getColumnSpec(1), genes.getColumnSpec(0)).createSpec()));
    }

    @Test
    public void columnsAreFoundByName() {
        assertEquals(1, Tables.genesSpec().findColumnIndex("count"));
        assertEquals(-1, Tables.genesSpec().findColumnIndex("sign"));
        assertNull(Tables.genesSpec().getColumnSpec("sign"));
        assertEquals("count (#1)", DataTableSpec.getUniqueColumnName(Tables.genesSpec(), "count"));
    }

    @Test
    public void aTableAsLargeAsTheEdgesOf350GenesFits() {
        final BufferedDataContainer container = container(StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE);
        final StringCell[] genes = texts(350);
        for (int i = 0; i < 350; i++) {
            for (int j = 0; j < 350; j++) {
                container.addRowToTable(new DefaultRow(RowKey.createRowKey((long)i * 350 + j), genes[i], genes[j],
                    new DoubleCell(i - j)));
            }
        }
        container.close();
        final BufferedDataTable table = container.getTable();
        assertEquals(122_500, table.size());
        double sum = 0;
        for (DataRow row : table) {
            sum += Math.abs(((DoubleValue)row.getCell(2)).getDoubleValue());
        }
        assertEquals(14_291_550, sum, 0); // n (n² − 1) / 3 for n = 350
    }

    @Test
    public void aTableWithAColumnForEachOf11165GenesFits() {
        final DataType[] types = new DataType[11_165];
        java.util.Arrays.fill(types, DoubleCell.TYPE);
        final BufferedDataContainer container = container(types);
        for (int row = 0; row < 186; row++) {
            final int offset = row;
            container.addRowToTable(new DefaultRow(RowKey.createRowKey((long)row),
                IntStream.range(0, types.length).mapToDouble(i -> i + offset).toArray()));
        }
        container.close();
        final BufferedDataTable table = container.getTable();
        assertEquals(11_165, table.getSpec().getNumColumns());
        assertEquals(new DoubleCell(11_164), table.getSpec().getColumnSpec(11_164).getDomain().getLowerBound());
        assertEquals("Rows: 186, Cols: 11165", table.getSummary());
    }
}
