"use strict";
/* Pathways by their z-scores: bars for one network, a heat map for several. */
DASH.views.pathways = (root, data) => {
  const { el, chart, axis, tooltip, tip, number, colour, note, search } = DASH;
  const columns = data.columns || [{ name: "z", level: data.level, pathways: data.pathways }];
  const level = columns[0].level;
  const scored = new Map();
  columns.forEach((column, c) => column.pathways.forEach(pathway => {
    if (pathway.z !== null) {
      if (!scored.has(pathway.name)) {
        scored.set(pathway.name, columns.map(() => null));
      }
      scored.get(pathway.name)[c] = pathway;
    }
  }));
  if (scored.size === 0) {
    DASH.empty(root, "No pathway could be tested: too few of their genes have an influence.");
    return;
  }
  const strongest = row => row.reduce((most, pathway) => pathway ? Math.max(most, pathway.z) : most, -Infinity);
  const names = [...scored.keys()].sort((a, b) => strongest(scored.get(b)) - strongest(scored.get(a)));
  const significant = pathway => pathway && pathway.bonferroni !== null && pathway.bonferroni <= level;
  const count = names.filter(name => scored.get(name).some(significant)).length;
  const untested = new Set(columns.flatMap(column => column.pathways.map(pathway => pathway.name))).size - names.length;
  root.append(note(`${number(names.length)} pathways tested, ${number(count)} significant (∗, p ≤ ${level} after Bonferroni)`
    + (untested > 0 ? ` · ${number(untested)} not tested, too few genes` : "")));
  const table = () => [["pathway", "network", "genes", "found", "z", "p", "p (Bonferroni)"], ...names.flatMap(name => scored.get(name).map((pathway, c) => pathway
    && [name, columns[c].name, pathway.size, pathway.found, pathway.z, pathway.p, pathway.bonferroni]).filter(Boolean))];
  const rows = pathway => [["z", number(pathway.z)], ["p", number(pathway.p)], ["p after Bonferroni", number(pathway.bonferroni)], ["genes", `${pathway.found} of ${pathway.size}`]];
  const host = el("div", { class: "panels" });
  let handle = null;
  root.append(el("div", { class: "bar" }, search("Find a pathway …", names, i => {
    const last = names.length - 1;
    const span = Math.min(names.length, visible());
    const first = Math.max(0, Math.min(names.length - span, i - Math.floor(span / 2)));
    handle.drawn.dispatchAction({ type: "dataZoom", startValue: first, endValue: Math.min(last, first + span - 1) });
    if (columns.length === 1) {
      handle.drawn.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: i });
      handle.drawn.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: i });
    }
  })), host);
  handle = chart(host, columns.length === 1 ? "Pathways by influence" : "Pathways by influence in each network", table, "z-scores of pathways");
  const visible = () => Math.max(5, Math.floor((handle.drawn.getHeight() - 90) / 17));
  const readable = text => text.replace(/_/g, " ");
  function paint() {
    const wide = handle.drawn.getWidth();
    const label = Math.min(300, Math.max(90, wide * 0.42));
    const zoom = names.length > visible() ? [{ type: "slider", yAxisIndex: 0, orient: "vertical", right: 4, width: 14, startValue: 0, endValue: visible() - 1, showDetail: false, brushSelect: false, filterMode: columns.length === 1 ? "filter" : "weakFilter" },
      { type: "inside", yAxisIndex: 0, orient: "vertical", startValue: 0, endValue: visible() - 1, zoomOnMouseWheel: false, moveOnMouseWheel: true }] : [];
    const yAxis = { type: "category", inverse: true, data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: "#57606a" } },
      axisLabel: { ...DASH.axisText, interval: 0, width: label - 12, overflow: "truncate", formatter: readable } };
    const tall = names.length > visible() ? visible() : names.length;
    const height = Math.min(handle.drawn.getHeight() - 58, Math.max(60, tall * 26));
    if (columns.length === 1) {
      handle.set({ grid: { left: label, right: zoom.length ? 40 : 24, top: 8, height }, yAxis, dataZoom: zoom,
        xAxis: axis("z-score of the summed influence", { type: "value" }),
        tooltip: tooltip({ trigger: "item", formatter: one => tip(names[one.dataIndex], rows(scored.get(names[one.dataIndex])[0])) }),
        series: [{ type: "bar", barCategoryGap: "30%", emphasis: { itemStyle: { borderColor: colour.black, borderWidth: 1.5 } },
          data: names.map(name => { const pathway = scored.get(name)[0]; return { value: pathway.z, itemStyle: { color: significant(pathway) ? colour.vermillion : colour.sky } }; }),
          label: { show: true, position: "right", formatter: one => significant(scored.get(names[one.dataIndex])[0]) ? "∗" : "", color: DASH.ink, fontWeight: 700 } }] });
    } else {
      const cells = names.flatMap((name, y) => scored.get(name).map((pathway, x) => pathway ? [x, y, pathway.z] : null).filter(Boolean));
      const most = cells.reduce((top, cell) => Math.max(top, Math.abs(cell[2])), 1);
      handle.set({ grid: { left: label, right: 90, top: 8, bottom: 60 }, yAxis, dataZoom: zoom,
        xAxis: { type: "category", data: columns.map(column => column.name), axisLabel: { ...DASH.axisText, interval: 0, width: Math.max(40, (wide - label - 90) / columns.length - 6), overflow: "break" }, axisTick: { show: false } },
        visualMap: { min: -most, max: most, calculable: true, right: 22, top: "middle", itemHeight: 110, itemWidth: 12, text: ["z", ""], textStyle: DASH.axisText, precision: 1,
          inRange: { color: ["#0072b2", "#8fc1de", "#f7f7f7", "#f0b08a", "#d55e00"] } },
        tooltip: tooltip({ trigger: "item", formatter: one => tip(names[one.value[1]], [["network", columns[one.value[0]].name], ...rows(scored.get(names[one.value[1]])[one.value[0]])]) }),
        series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: "#fff", borderWidth: 1 },
          label: { show: true, formatter: one => significant(scored.get(names[one.value[1]])[one.value[0]]) ? "∗" : "", color: DASH.ink, fontWeight: 700 } }] });
    }
  }
  handle.onresize = paint;
  paint();
};
