"use strict";
/* ROC and precision-recall curve, and how many pairs of genes are right and wrong. */
DASH.views.scores = (root, data) => {
  const { el, chart, axis, tooltip, tip, number, colour } = DASH;
  const metric = name => (data.metrics.find(row => row[0] === name) || [name, null])[1];
  const positives = data.truePositives + data.falseNegatives;
  const negatives = data.falsePositives + data.trueNegatives;
  const cut = { x: data.falsePositives / negatives, y: data.truePositives / positives,
    precision: data.truePositives / (data.truePositives + data.falsePositives) };
  const table = () => [["threshold", "false positive rate", "recall", "precision"], ...data.curve];
  const panels = root.appendChild(el("div", { class: "panels curves" }));
  const describe = parameters => {
    const found = parameters.find(one => one.seriesName === "curve");
    const point = found ? data.curve[found.dataIndex] : null;
    return point ? tip(point[0] === null ? "no edge" : `score ≥ ${number(point[0])}`, [["false positive rate", number(point[1])], ["recall", number(point[2])], ["precision", number(point[3])]]) : "";
  };
  const listed = (x, y) => ({ name: "listed edges", type: "scatter", data: Number.isFinite(x) && Number.isFinite(y) ? [[x, y]] : [], symbol: "diamond", symbolSize: 12, color: colour.vermillion, z: 5,
    label: { show: true, formatter: "all listed edges", position: x > 0.6 ? "left" : "right", fontSize: 11, color: DASH.ink } });
  const chance = points => ({ name: "chance", type: "line", symbol: "none", silent: true, data: points, color: colour.grey, lineStyle: { type: "dashed", width: 1 } });
  const area = { left: 54, right: 16, top: 12, bottom: 40 };

  chart(panels, `ROC curve, AUROC ${number(metric("AUROC"))}`, table, "ROC curve").set({
    grid: area, tooltip: tooltip({ trigger: "axis", formatter: describe }),
    xAxis: axis("false positive rate", { type: "value", min: 0, max: 1 }),
    yAxis: axis("true positive rate", { type: "value", min: 0, max: 1, vertical: true, nameGap: 34 }),
    series: [chance([[0, 0], [1, 1]]), { name: "curve", type: "line", symbol: "none", data: data.curve.map(point => [point[1], point[2]]), color: colour.blue, lineStyle: { width: 2 } },
      listed(cut.x, cut.y)] });

  const prevalence = positives / (positives + negatives);
  chart(panels, `PR curve, AUPR ${number(metric("AUPR"))}`, table, "Precision-recall curve").set({
    grid: area, tooltip: tooltip({ trigger: "axis", formatter: describe }),
    xAxis: axis("recall", { type: "value", min: 0, max: 1 }),
    yAxis: axis("precision", { type: "value", min: 0, max: 1, vertical: true, nameGap: 34 }),
    series: [chance([[0, prevalence], [1, prevalence]]), { name: "curve", type: "line", symbol: "none", data: data.curve.map(point => [point[2], point[3]]), color: colour.blue, lineStyle: { width: 2 } },
      listed(cut.y, cut.precision)] });

  const cell = (kind, count, of, what) => el("div", { class: `cell ${kind}` }, el("b", null, number(count)), `${number(100 * count / of)} % of ${what}`);
  const side = root.querySelector(".panels").appendChild(el("section", { style: "flex:1 1 220px" },
    el("strong", null, `Pairs of genes, balanced accuracy ${number(metric("balanced accuracy"))}`),
    el("div", { class: "confusion", role: "table", "aria-label": "Confusion counts" },
      el("div"), el("div", null, "in the reference"), el("div", null, "not in the reference"),
      el("div", null, "predicted"), cell("right", data.truePositives, positives, "true edges"), cell("wrong", data.falsePositives, negatives, "non-edges"),
      el("div", null, "not predicted"), cell("wrong", data.falseNegatives, positives, "true edges"), cell("right", data.trueNegatives, negatives, "non-edges"))));
  side.append(el("details", { open: root.clientWidth > 700 }, el("summary", null, "All measures"),
    el("table", { class: "numbers" }, ...data.metrics.map(([name, value]) => el("tr", null, el("th", { scope: "row" }, name), el("td", null, number(value)))))));
};
