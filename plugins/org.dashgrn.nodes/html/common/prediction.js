"use strict";
/* Observed against predicted expression; perturbed against undisturbed predictions. */
DASH.views.prediction = (root, data, part) => {
  const { el, chart, axis, tooltip, tip, number, colour, note, tabs, search } = DASH;
  if (data.runs.length === 0) {
    DASH.empty(root, "Nothing was predicted.");
    return;
  }
  const perturbed = data.perturbed.length > 0;
  const place = new Map(data.order.map((gene, i) => [gene, i]));
  const oneStep = data.runs.length > data.trajectories.length;
  root.append(note(`${number(data.genes.length)} genes, ${number(data.total)} ${data.total === 1 ? "trajectory" : "trajectories"}`
    + (data.trajectories.length < data.total ? `, ${number(data.trajectories.length)} of them shown, evenly chosen` : "")
    + (perturbed ? ` · perturbed: ${data.perturbed.slice(0, 5).join(", ")}${data.perturbed.length > 5 ? " …" : ""}` : "")
    + (data.pairs > 0 ? ` · ${perturbed ? "undisturbed: " : ""}R² ${number(data.rSquared)}, mean squared error ${number(data.mse)} over ${number(data.pairs)} values` : " · no observed value at a predicted time")));
  const views = el("div", { style: "display:contents" });
  const kinds = ["Genes over time", ...(data.pairs > 0 ? ["Observed and predicted"] : []), ...(perturbed ? ["Response to the perturbation"] : [])];
  const showing = [genes, ...(data.pairs > 0 ? [scatter] : []), ...(perturbed ? [response] : [])];
  root.append(tabs(kinds, 0, i => { views.replaceChildren(); showing[i](); }), views);

  let trajectory = 0;
  function genes() {
    const values = async gene => {
      const i = place.get(gene);
      const block = await part(`block/${Math.floor(i / data.blocks)}`);
      return block[i % data.blocks];
    };
    const runs = () => data.runs.map((run, r) => [run, r]).filter(([run]) => run.trajectory === trajectory);
    function points(series, r, run, observed) {
      const from = data.trajectories[run.trajectory].times.indexOf(run.from);
      const line = run.times.map((time, t) => [time, series[r][t]]);
      return oneStep && from >= 0 ? [[run.from, observed[from]], ...line, [null, null]] : line;
    }
    const times = [...data.trajectories.flatMap(one => one.times), ...data.runs.flatMap(run => [run.from, ...run.times])];
    const range = [times.reduce((a, b) => Math.min(a, b), Infinity), times.reduce((a, b) => Math.max(a, b), -Infinity)];
    const names = ["observed", perturbed ? "predicted, perturbed" : "predicted", ...(perturbed ? ["predicted, undisturbed"] : [])];
    function draw(gene, value) {
      const own = data.trajectories[trajectory];
      const observed = value.observed[trajectory];
      return [
        ...(perturbed ? [{ name: names[2], type: "line", symbol: "none", color: colour.grey, lineStyle: { width: 2, type: "dashed" }, data: runs().flatMap(([run, r]) => points(value.free, r, run, observed)) }] : []),
        { name: names[1], type: "line", symbol: "none", color: colour.blue, lineStyle: { width: 2 }, data: runs().flatMap(([run, r]) => points(value.predicted, r, run, observed)) },
        { name: names[0], type: "scatter", symbolSize: 6, color: colour.vermillion, data: own.times.map((time, t) => [time, observed[t]]) }
      ];
    }
    function describe(gene, value, time) {
      const own = data.trajectories[trajectory];
      const all = [...own.times, ...runs().flatMap(([run]) => run.times)];
      const near = all.reduce((best, other) => Math.abs(other - time) < Math.abs(best - time) ? other : best, all[0]);
      const rows = [];
      const seen = own.times.indexOf(near);
      if (seen >= 0) {
        rows.push(["observed", value.observed[trajectory][seen] === null ? "missing" : number(value.observed[trajectory][seen])]);
      }
      for (const [run, r] of runs()) {
        const t = run.times.indexOf(near);
        if (t >= 0) {
          rows.push([names[1], number(value.predicted[r][t])]);
          if (perturbed) {
            rows.push([names[2], number(value.free[r][t])]);
          }
        }
      }
      if (data.geneRSquared[gene] !== null) {
        rows.push(["R² of the gene", number(data.geneRSquared[gene])]);
      }
      return tip(`${data.genes[gene]} at time ${number(near)}`, rows);
    }
    const label = el("span", { class: "note" });
    const tell = () => { label.textContent = `trajectory ${data.trajectories[trajectory].name}`; };
    tell();
    const choose = data.trajectories.length > 1 ? search("Another trajectory …", data.trajectories.map(one => one.name), k => {
      trajectory = k;
      tell();
      handle.repaint();
    }) : null;
    const handle = DASH.multiples(views, { genes: data.genes, order: data.order, start: root.clientWidth * window.innerHeight > 250000 ? 12 : root.clientWidth * window.innerHeight > 150000 ? 4 : 2, title: "Observed and predicted expression", values, draw, describe, range,
      extra: [choose, label].filter(Boolean), legend: names.map(name => ({ name })),
      header: ["gene", "trajectory", "time", "observed", "predicted", ...(perturbed ? ["undisturbed"] : [])],
      rows: (gene, value) => data.runs.flatMap((run, r) => run.times.map((time, t) => {
        const own = data.trajectories[run.trajectory];
        const seen = own.times.indexOf(time);
        return [data.genes[gene], own.name, time, seen >= 0 ? value.observed[run.trajectory][seen] : null, value.predicted[r][t], ...(perturbed ? [value.free[r][t]] : [])];
      })) });
  }

  function scatter() {
    const panels = views.appendChild(el("div", { class: "panels" }));
    const all = data.scatter.flatMap(point => [point[0], point[1]]);
    const low = all.reduce((a, b) => Math.min(a, b), Infinity);
    const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
    chart(panels, `Observed and predicted, R² ${number(data.rSquared)}`, () => [["gene", "observed", "predicted"], ...data.scatter.map(point => [data.genes[point[2]], point[0], point[1]])], "Scatter plot of predicted against observed expression").set({
      grid: { left: 54, right: 16, top: 14, bottom: 40 },
      tooltip: tooltip({ trigger: "item", formatter: one => one.seriesType === "scatter" ? tip(data.genes[one.value[2]], [["observed", number(one.value[0])], ["predicted", number(one.value[1])], ["R² of the gene", number(data.geneRSquared[one.value[2]])]]) : "" }),
      xAxis: axis("observed expression", { type: "value", scale: true }),
      yAxis: axis(`predicted expression${perturbed ? " (undisturbed)" : ""}`, { type: "value", scale: true, vertical: true }),
      dataZoom: [{ type: "inside", xAxisIndex: 0, filterMode: "none" }, { type: "inside", yAxisIndex: 0, filterMode: "none" }],
      series: [{ type: "line", symbol: "none", silent: true, data: [[low, low], [high, high]], color: colour.black, lineStyle: { width: 1, type: "dashed" } },
        { type: "scatter", data: data.scatter, symbolSize: 4, color: colour.blue, itemStyle: { opacity: data.scatter.length > 1500 ? 0.3 : 0.6 } }] });
    if (data.pairs > data.scatter.length) {
      views.append(note(`${number(data.scatter.length)} of ${number(data.pairs)} values are drawn, evenly chosen; R² counts all.`));
    }
    const known = data.geneRSquared.filter(value => value !== null);
    if (known.length > 1) {
      const edges = Array.from({ length: 20 }, (ignored, i) => -1 + i / 10);
      const counts = edges.map((edge, i) => known.filter(value => (i === 0 || value >= edge) && value < edge + 0.1 + (i === 19 ? 1e-9 : 0)).length);
      chart(panels, "Genes by R²", () => [["gene", "R²"], ...data.genes.map((gene, i) => [gene, data.geneRSquared[i]])], "Histogram of R² by gene").set({
        grid: { left: 50, right: 14, top: 14, bottom: 40 },
        tooltip: tooltip({ trigger: "axis", formatter: ([one]) => tip(`R² ${one.dataIndex === 0 ? "below −0.9" : `${number(edges[one.dataIndex])} to ${number(edges[one.dataIndex] + 0.1)}`}`, [["genes", number(one.value)]]) }),
        xAxis: axis("R² of a gene (all below −0.9 in the first bar)", { type: "category", data: edges.map(edge => edge.toFixed(1)), axisLabel: { interval: 4 } }),
        yAxis: axis("genes", { type: "value", vertical: true, nameGap: 34, minInterval: 1 }),
        series: [{ type: "bar", data: counts, color: colour.sky, barCategoryGap: "8%" }] });
    }
  }

  function response() {
    const shown = data.order.filter(gene => !data.perturbed.includes(data.genes[gene])).slice(0, 25).reverse();
    const panels = views.appendChild(el("div", { class: "panels" }));
    chart(panels, "Genes that respond most", () => [["gene", "mean |difference|", "perturbed"], ...data.order.map(gene => [data.genes[gene], data.change[gene], data.perturbed.includes(data.genes[gene])])], "Bar chart of the genes that respond most").set({
      grid: { left: 110, right: 20, top: 8, bottom: 40 },
      tooltip: tooltip({ trigger: "axis", formatter: ([one]) => tip(data.genes[shown[one.dataIndex]], [["mean |difference|", number(one.value)]]) }),
      xAxis: axis("mean |perturbed − undisturbed| expression", { type: "value" }),
      yAxis: { type: "category", data: shown.map(gene => data.genes[gene]), axisLabel: { ...DASH.axisText, width: 98, overflow: "truncate" }, axisTick: { show: false } },
      series: [{ type: "bar", data: shown.map(gene => data.change[gene]), color: colour.blue, barCategoryGap: "25%" }] });
  }
  genes();
};
