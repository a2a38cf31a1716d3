"use strict";
/* Expression over time: small multiples of the genes that vary most, or of those that are searched. */
DASH.views.trajectories = (root, data, part) => {
  const { el, tip, number, colour, note, search } = DASH;
  if (data.trajectories.length === 0 || data.genes.length === 0) {
    DASH.empty(root, "There are no trajectories.");
    return;
  }
  const FEW = 6;
  const few = data.trajectories.length <= FEW;
  const place = new Map(data.order.map((gene, i) => [gene, i]));
  const missing = data.missing.reduce((sum, count) => sum + count, 0);
  const times = data.times.flat();
  const low = times.reduce((a, b) => Math.min(a, b), Infinity);
  const high = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const shared = [...new Set(times)].sort((a, b) => a - b);
  let lit = -1;
  root.append(note(`${number(data.genes.length)} genes, ${number(data.total)} ${data.total === 1 ? "trajectory" : "trajectories"}`
    + (data.trajectories.length < data.total ? `, ${number(data.trajectories.length)} of them shown, evenly chosen` : "")
    + ` · ${missing === 0 ? "no missing values" : `${number(missing)} missing values (× at the bottom)`} · genes that vary most first`));

  /** All trajectories as one line with gaps, or only some. */
  function line(values, which) {
    const points = [];
    which.forEach(k => {
      data.times[k].forEach((time, t) => points.push([time, values[k][t]]));
      points.push([null, null]);
    });
    return points;
  }
  function mean(values) {
    if (shared.length > 500) {
      return [];
    }
    const sums = new Map(shared.map(time => [time, [0, 0]]));
    values.forEach((one, k) => one.forEach((value, t) => {
      if (value !== null) {
        const sum = sums.get(data.times[k][t]);
        sum[0] += value;
        sum[1]++;
      }
    }));
    const least = data.trajectories.length / 2;
    return shared.filter(time => sums.get(time)[1] >= least).map(time => [time, sums.get(time)[0] / sums.get(time)[1]]);
  }
  const everyone = data.trajectories.map((name, k) => k);
  const names = few ? data.trajectories : ["trajectories", "mean"];
  function draw(gene, values) {
    const series = [];
    if (few) {
      everyone.forEach(k => series.push({ name: data.trajectories[k], type: "line", data: line(values, [k]), symbol: data.times[k].length > 30 ? "none" : "circle", symbolSize: 4, color: DASH.series[k], lineStyle: { width: 1.6 } }));
    } else {
      const pale = Math.max(0.06, Math.min(0.5, 14 / data.trajectories.length));
      series.push({ name: "trajectories", type: "line", data: line(values, everyone), symbol: "none", color: colour.blue, lineStyle: { width: 1, opacity: pale }, silent: true });
      series.push({ name: "mean", type: "line", data: mean(values), symbol: "none", color: colour.vermillion, lineStyle: { width: 2 } });
      if (lit >= 0) {
        series.push({ name: data.trajectories[lit], type: "line", data: line(values, [lit]), symbol: "circle", symbolSize: 5, color: colour.black, lineStyle: { width: 2 } });
      }
    }
    const gaps = new Map();
    let bottom = Infinity;
    values.forEach((one, k) => one.forEach((value, t) => {
      if (value === null) {
        gaps.set(data.times[k][t], (gaps.get(data.times[k][t]) || 0) + 1);
      } else {
        bottom = Math.min(bottom, value);
      }
    }));
    if (gaps.size > 0) {
      series.push({ name: "missing", type: "scatter", data: [...gaps.keys()].map(time => [time, bottom === Infinity ? 0 : bottom]), color: colour.vermillion, silent: true,
        symbol: "path://M0,0L8,8M8,0L0,8", symbolSize: 7, itemStyle: { borderColor: colour.vermillion, borderWidth: 1.6 } });
    }
    return series;
  }
  function describe(gene, values, time) {
    const near = shared.reduce((best, other) => Math.abs(other - time) < Math.abs(best - time) ? other : best, shared[0]);
    const found = [];
    values.forEach((one, k) => data.times[k].forEach((other, t) => {
      if (other === near) {
        found.push([data.trajectories[k], one[t]]);
      }
    }));
    const known = found.map(pair => pair[1]).filter(value => value !== null);
    const rows = few ? found.map(([name, value]) => [name, value === null ? "missing" : number(value)])
      : [["mean", number(known.reduce((a, b) => a + b, 0) / known.length)], ["from", number(known.reduce((a, b) => Math.min(a, b), Infinity))],
        ["to", number(known.reduce((a, b) => Math.max(a, b), -Infinity))], ["missing", found.length - known.length]];
    return tip(`${data.genes[gene]} at time ${number(near)}`, rows);
  }
  const values = async gene => {
    const i = place.get(gene);
    const block = await part(`block/${Math.floor(i / data.blocks)}`);
    return block[i % data.blocks];
  };
  const light = few ? null : search("Highlight a trajectory …", data.trajectories, k => {
    lit = k;
    chart.repaint();
  });
  const chart = DASH.multiples(root, { genes: data.genes, order: data.order, start: root.clientWidth * window.innerHeight > 250000 ? 12 : root.clientWidth * window.innerHeight > 150000 ? 4 : 2, title: "Expression over time", values, draw, describe,
    range: [low, high], extra: light ? [light] : [], legend: names.map(name => ({ name })),
    header: ["gene", "trajectory", "time", "expression"],
    rows: (gene, values) => values.flatMap((one, k) => one.map((value, t) => [data.genes[gene], data.trajectories[k], data.times[k][t], value])) });
};
