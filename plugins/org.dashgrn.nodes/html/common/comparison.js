"use strict";
/* Several models side by side: sparsity against balanced accuracy, one mark each, as in the paper's Figure 2. */
DASH.views.comparison = (root, data) => {
  const { el, chart, axis, tooltip, tip, number, note } = DASH;
  const value = (column, metric) => column.values[metric] ?? null;
  const spread = (column, metric) => column.deviations?.[metric] ?? null;
  const text = (column, metric) => number(value(column, metric)) + (spread(column, metric) === null ? "" : ` ± ${number(spread(column, metric), 2)}`);
  const symbols = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];
  const panels = root.appendChild(el("div", { class: "panels" }));
  const table = () => [["metric", ...data.columns.map(column => column.name)], ...data.metrics.map(metric => [metric, ...data.columns.map(column => value(column, metric))])];
  const placed = data.columns.filter(column => value(column, "sparsity") !== null && value(column, "balanced accuracy") !== null);
  if (placed.length > 0) {
    chart(panels, "Sparsity and balanced accuracy", table, "Sparsity against balanced accuracy, one mark for each model").set({
      grid: { left: 58, right: 20, top: 34, bottom: 40 },
      legend: { type: "scroll", top: 0, left: 54, right: 8, textStyle: DASH.axisText, itemHeight: 10, data: placed.map(column => ({ name: column.name })) },
      tooltip: tooltip({ trigger: "item", formatter: one => tip(one.seriesName, data.metrics.map(metric => [metric, text(placed.find(column => column.name === one.seriesName), metric)]).slice(0, 12)) }),
      xAxis: axis("sparsity (% of weights that are 0)", { type: "value", min: 0, max: 100 }),
      yAxis: axis("balanced accuracy (%)", { type: "value", min: 50 > Math.min(...placed.map(column => 100 * value(column, "balanced accuracy"))) ? 0 : 40, max: 100, vertical: true, nameGap: 36 }),
      series: [{ name: "standard deviation", type: "custom", silent: true, tooltip: { show: false }, data: placed.filter(column => spread(column, "balanced accuracy") !== null)
        .map(column => ["sparsity", "balanced accuracy"].flatMap(metric => [100 * value(column, metric), 100 * (spread(column, metric) || 0)])), encode: { x: 0, y: 2 },
      renderItem: (parameters, api) => {
        const [x, dx, y, dy] = [0, 1, 2, 3].map(i => api.value(i));
        const bar = (from, to) => { const [a, b] = [api.coord(from), api.coord(to)]; return { type: "line", shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, style: { stroke: "#57606a", lineWidth: 1.2 } }; };
        return { type: "group", children: [bar([x - dx, y], [x + dx, y]), bar([x, y - dy], [x, y + dy])] };
      } }, ...placed.map((column, i) => ({ name: column.name, type: "scatter", symbol: symbols[i % symbols.length], symbolSize: 15, color: DASH.series[i % DASH.series.length], itemStyle: { borderColor: "#fff", borderWidth: 1 },
        data: [[100 * value(column, "sparsity"), 100 * value(column, "balanced accuracy")]] }))] });
  }
  const head = data.headlines.filter(metric => data.metrics.includes(metric));
  const rest = data.metrics.filter(metric => !head.includes(metric));
  const numbers = metrics => el("table", { class: "numbers" }, el("tr", null, el("th"), ...data.columns.map(column => el("th", { scope: "col" }, column.name))),
    ...metrics.map(metric => el("tr", null, el("th", { scope: "row" }, metric), ...data.columns.map(column => el("td", null, text(column, metric))))));
  panels.append(el("section", { style: "flex:1 1 260px;overflow:auto" }, numbers(head.length > 0 ? head : rest),
    head.length > 0 && rest.length > 0 ? el("details", null, el("summary", null, "All measures"), numbers(rest)) : null));
};
