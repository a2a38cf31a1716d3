"use strict";
/* Losses, learning rate and sparsity over the epochs, and what the pruning rounds left of each layer. */
DASH.views.training = (root, data) => {
  const { el, chart, axis, tooltip, tip, number, colour, note } = DASH;
  if (data.epoch.length === 0) {
    DASH.empty(root, "The model was not trained.");
    return;
  }
  const rounds = data.epoch.filter((epoch, i) => data.pruned[i]);
  const points = values => data.epoch.map((epoch, i) => [epoch, values[i]]);
  const row = epoch => data.epoch.indexOf(epoch);
  const marks = rounds.length === 0 ? undefined : { silent: true, symbol: "none", label: { show: false },
    lineStyle: { color: "#6e7781", type: "dotted", width: 1 }, data: rounds.map(epoch => ({ xAxis: epoch })) };
  const epochAxis = () => axis("epoch", { type: "value", min: data.epoch[0], max: Math.max(data.epoch[data.epoch.length - 1], data.epoch[0] + 1), minInterval: 1 });
  const describe = parameters => {
    const i = row(parameters[0].value[0]);
    const rows = [["training loss", number(data.training[i])], ["validation loss", `${number(data.validation[i])} ± ${number(data.error[i])}`],
      ["learning rate", number(data.rate[i])], ["sparsity", `${number(100 * data.sparse[i])} %`]];
    if (data.pruned[i]) {
      rows.push(["pruned", "before this epoch"]);
    }
    return tip(`epoch ${data.epoch[i]}`, rows);
  };
  const table = () => [["epoch", "training loss", "validation loss", "validation error", "learning rate", "sparsity", "pruned"],
    ...data.epoch.map((epoch, i) => [epoch, data.training[i], data.validation[i], data.error[i], data.rate[i], data.sparse[i], data.pruned[i]])];

  root.append(note(`${number(data.genes)} genes, ${number(data.hidden)} hidden units of each kind · best validation loss at epoch ${data.best}`
    + (rounds.length > 0 ? ` · ${rounds.length} pruning rounds (${data.strategy}, dotted lines) to ${number(100 * data.sparsity)} % sparsity` : "")));
  const panels = root.appendChild(el("div", { class: "panels" }));

  const best = row(data.best);
  const loss = chart(panels, "Loss", table, "Training and validation loss by epoch, logarithmic");
  const positive = values => points(values).map(([x, y]) => [x, y > 0 ? y : null]);
  const bars = data.epoch.map((epoch, i) => [epoch, data.validation[i], data.error[i]])
    .filter(([, mean, error]) => mean > 0 && error > 0 && error < mean).map(([x, mean, error]) => [x, mean - error, mean + error]);
  loss.set({
    grid: { left: 62, right: 12, top: 26, bottom: 40 },
    legend: { top: 0, right: 8, itemHeight: 8, textStyle: DASH.axisText, data: ["training", "validation (± standard error)"] },
    tooltip: tooltip({ trigger: "axis", formatter: describe }),
    xAxis: epochAxis(),
    yAxis: axis("mean squared error", { type: "log", vertical: true, nameGap: 46, axisLabel: { formatter: value => value.toExponential(0) } }),
    dataZoom: [{ type: "inside", filterMode: "none" }],
    series: [
      { name: "training", type: "line", data: positive(data.training), symbol: "none", lineStyle: { width: 1.5, type: [5, 3] }, color: colour.orange, markLine: marks },
      { name: "validation (± standard error)", type: "line", data: positive(data.validation), symbol: "none", lineStyle: { width: 2 }, color: colour.blue,
        markPoint: best >= 0 && data.validation[best] > 0 ? { symbol: "circle", symbolSize: 8, label: { show: true, formatter: "best", position: "top", color: DASH.ink, fontSize: 11 },
          itemStyle: { color: colour.blue }, data: [{ coord: [data.best, data.validation[best]] }] } : undefined },
      { name: "error", type: "custom", silent: true, tooltip: { show: false }, z: 1, data: bars, encode: { x: 0, y: [1, 2] },
        renderItem: (parameters, api) => {
          const low = api.coord([api.value(0), api.value(1)]);
          const high = api.coord([api.value(0), api.value(2)]);
          const width = Math.max(1, Math.abs(api.size([1, 0])[0]));
          return { type: "rect", shape: { x: low[0] - width / 2, y: high[1], width, height: low[1] - high[1] }, style: { fill: "rgba(0,114,178,0.15)" } };
        } }
    ] });

  if (data.sparse.some(value => value > 0)) {
    const sparsity = chart(panels, "Sparsity", table, "Share of pruned weights by epoch");
    sparsity.set({
      grid: { left: 56, right: 12, top: 12, bottom: 40 },
      tooltip: tooltip({ trigger: "axis", formatter: describe }),
      xAxis: epochAxis(),
      yAxis: axis("weights that are 0 (%)", { type: "value", min: 0, max: 100, vertical: true, nameGap: 34 }),
      dataZoom: [{ type: "inside", filterMode: "none" }],
      series: [{ type: "line", step: "end", symbol: "none", data: points(data.sparse.map(value => 100 * value)), color: colour.green, lineStyle: { width: 2 },
        areaStyle: { opacity: 0.08 }, markLine: marks }] });
  }

  const rate = chart(panels, "Learning rate", table, "Learning rate by epoch");
  rate.set({
    grid: { left: 62, right: 12, top: 12, bottom: 40 },
    tooltip: tooltip({ trigger: "axis", formatter: describe }),
    xAxis: epochAxis(),
    yAxis: axis("learning rate η", { type: "log", vertical: true, nameGap: 46, axisLabel: { formatter: value => value.toExponential(0) } }),
    dataZoom: [{ type: "inside", filterMode: "none" }],
    series: [{ type: "line", step: "end", symbol: "none", data: points(data.rate), color: colour.purple, lineStyle: { width: 2 }, markLine: marks }] });

  if (data.rounds.length > 0) {
    const layers = [...new Set(data.rounds.map(round => round.layer))];
    const byRound = [...new Set(data.rounds.map(round => round.round))];
    const cell = (layer, round) => data.rounds.find(other => other.layer === layer && other.round === round);
    const meaning = { Ws: "Ws: genes → additive units", Wp: "Wp: genes → multiplicative units", As: "As: additive units → genes", Ap: "Ap: multiplicative units → genes" };
    const kept = chart(panels, "Weights left in each layer", () => [["round", "epoch", "layer", "weights", "alive"],
      ...data.rounds.map(round => [round.round, round.epoch, round.layer, round.weights, round.alive])], "Share of weights left in each layer after each pruning round");
    const symbols = ["circle", "rect", "triangle", "diamond", "pin"];
    kept.set({
      grid: { left: 56, right: 12, top: 40, bottom: 40 },
      legend: { top: 0, right: 8, itemHeight: 8, textStyle: DASH.axisText, data: layers.map(layer => ({ name: layer })) },
      tooltip: tooltip({ trigger: "axis", formatter: parameters => {
        const round = parameters[0].value[0];
        return tip(round === 0 ? "before pruning" : `round ${round}, before epoch ${cell(layers[0], round).epoch}`, layers.map(layer => {
          const found = cell(layer, Math.max(round, byRound[0]));
          return [meaning[layer] || layer, round === 0 ? number(found.weights) : `${number(found.alive)} of ${number(found.weights)} (${number(100 * found.alive / found.weights)} %)`];
        }));
      } }),
      xAxis: axis("pruning round", { type: "value", min: 0, max: byRound[byRound.length - 1], minInterval: 1 }),
      yAxis: axis("weights left (%)", { type: "log", max: 100, vertical: true, nameGap: 34, axisLabel: { formatter: value => String(value) } }),
      series: layers.map((layer, i) => ({ name: layer, type: "line", symbol: symbols[i % symbols.length], symbolSize: 6, color: DASH.series[i % DASH.series.length],
        data: [[0, 100], ...byRound.map(round => { const found = cell(layer, round); return [round, found && found.alive > 0 ? 100 * found.alive / found.weights : null]; })] })) });
  }
};
