"use strict";
/* Small multiples over time: one chart with a grid for each chosen gene. */
DASH.multiples = (parent, options) => {
  const { el, chart, search, colour, tooltip, ink } = DASH;
  const { genes, order, start, title, header, rows, draw, describe, extra } = options;
  const MOST = 24;
  let chosen = order.slice(0, Math.min(start, order.length));
  const chips = el("div", { class: "chips", "aria-label": "Genes shown" });
  const bar = parent.appendChild(el("div", { class: "bar" }, search("Add a gene …", genes, gene => {
    chosen = [gene, ...chosen.filter(other => other !== gene)].slice(0, MOST);
    update();
  }), ...(extra || []), chips));
  const panels = parent.appendChild(el("div", { class: "panels" }));
  /** A gene chosen a moment ago may still be on its way: the file waits for it. */
  async function table() {
    const genesNow = chosen;
    const values = await Promise.allSettled(genesNow.map(options.values));
    return [header, ...genesNow.flatMap((gene, i) => values[i].status === "fulfilled" ? rows(gene, values[i].value) : [])];
  }
  const handle = chart(panels, title, table, title);
  let latest = 0;
  async function update() {
    chips.replaceChildren(...chosen.map(gene => el("button", { type: "button", title: `Remove ${genes[gene]}`, onclick: () => {
      if (chosen.length > 1) {
        chosen = chosen.filter(other => other !== gene);
        update();
      }
    } }, `${genes[gene]} ×`)));
    const mine = ++latest;
    const values = await Promise.allSettled(chosen.map(options.values));
    if (mine !== latest) {
      return;
    }
    const failed = values.filter(value => value.status === "rejected");
    bar.querySelector(".note")?.remove();
    if (failed.length > 0) {
      bar.append(DASH.note(failed[0].reason.message));
    }
    paint(values.map(value => value.status === "fulfilled" ? value.value : null));
  }
  let last = [];
  function paint(values) {
    last = values;
    const width = handle.drawn.getWidth();
    const height = handle.drawn.getHeight();
    const count = chosen.length;
    let columns = 1;
    let fit = Infinity;
    for (let c = 1; c <= count; c++) { // the shape nearest to 3:2
      const each = (width / c) / (height / Math.ceil(count / c));
      const off = Math.abs(Math.log(each / 1.6)) + 0.5 * (c * Math.ceil(count / c) - count) / c; // nor empty places
      if (off < fit) {
        fit = off;
        columns = c;
      }
    }
    const rows = Math.ceil(count / columns);
    const left = 46;
    const bottom = 38;
    const top = options.legend ? 20 : 4;
    const cellWidth = (width - left - 8) / columns;
    const cellHeight = (height - bottom - top) / rows;
    const grid = [];
    const titles = [];
    const xAxis = [];
    const yAxis = [];
    const series = [];
    chosen.forEach((gene, i) => {
      const column = i % columns;
      const row = Math.floor(i / columns);
      const below = i + columns >= count;
      grid.push({ left: left + column * cellWidth + 4, top: top + row * cellHeight + 18, width: Math.max(10, cellWidth - 34), height: Math.max(10, cellHeight - (below ? 20 : 34)) });
      titles.push({ text: genes[gene], left: left + column * cellWidth + 4, top: top + row * cellHeight, padding: 0,
        textStyle: { fontSize: 12, fontWeight: 600, color: ink, width: cellWidth - 14, overflow: "truncate" } });
      xAxis.push({ ...DASH.axis(""), type: "value", gridIndex: i, scale: true, min: options.range[0], max: options.range[1], axisLabel: { ...DASH.axisText, fontSize: 10, hideOverlap: true, showMinLabel: false, showMaxLabel: false }, axisLine: { show: true, onZero: false, lineStyle: { color: "#57606a" } }, splitNumber: cellWidth < 160 ? 2 : 4, splitLine: { show: false } });
      yAxis.push({ ...DASH.axis(""), type: "value", gridIndex: i, scale: true, axisLabel: { ...DASH.axisText, fontSize: 10, hideOverlap: true }, splitNumber: cellHeight < 110 ? 2 : 4 });
      if (values[i]) {
        draw(gene, values[i]).forEach(one => series.push({ ...one, xAxisIndex: i, yAxisIndex: i }));
      }
    });
    handle.set({ grid, xAxis, yAxis, series, title: titles,
      legend: options.legend ? { top: 0, right: 8, itemHeight: 8, textStyle: DASH.axisText, data: options.legend } : undefined,
      graphic: [{ type: "text", left: "center", bottom: 2, style: { text: "time", font: `12px ${DASH.font}`, fill: ink }, silent: true },
        { type: "text", left: 2, top: "middle", rotation: Math.PI / 2, style: { text: options.unit || "expression", font: `12px ${DASH.font}`, fill: ink }, silent: true }],
      tooltip: tooltip({ trigger: "axis", formatter: parameters => {
        const one = Array.isArray(parameters) ? parameters[0] : parameters;
        const i = one.axisIndex ?? 0;
        return values[i] ? describe(chosen[i], values[i], one.axisValue) : "";
      } }) });
  }
  handle.onresize = () => paint(last);
  handle.repaint = () => paint(last);
  update();
  return handle;
};
