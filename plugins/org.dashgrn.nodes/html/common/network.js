"use strict";
/* The network: its strongest edges or the neighbourhood of a gene as a graph, and all effects as a heat map. */
DASH.views.network = (root, data, part) => {
  const { el, note, number, tabs, search } = DASH;
  if (data.total === 0 && !(data.prior && data.prior.s.length > 0)) {
    DASH.empty(root, "The network has no edges: every effect is 0.");
    return;
  }
  const edges = data.edges;
  const shown = edges.s.length;
  let known = 0;
  edges.k.forEach(flag => { known += flag; });
  root.append(note(`${number(data.genes.length)} genes, ${number(data.total)} edges`
    + (shown < data.total ? ` (this page starts with the ${number(shown)} strongest; a searched gene fetches its own)` : "")
    + (data.prior ? ` · prior: ${number(data.prior.total)} edges, ${number(data.prior.total - data.prior.dropped)} in the network, ${number(data.prior.dropped)} dropped` : "")));
  const model = {
    data, part,
    /** Out- and in-degree in what this page has. */
    out: new Int32Array(data.genes.length), in: new Int32Array(data.genes.length),
    edge: (list, i) => ({ s: list.s[i], t: list.t[i], e: list.e[i], c: list.c ? list.c[i] : null,
      kind: list === data.prior ? "dropped" : !data.prior ? "plain" : list.k[i] ? "known" : "new" })
  };
  for (let i = 0; i < shown; i++) {
    model.out[edges.s[i]]++;
    model.in[edges.t[i]]++;
  }
  const place = el("div", { style: "display:contents" });
  const pages = [DASH.networkGraph, DASH.networkHeatMap];
  let gene = -1;
  let page = 0;
  const show = () => { place.replaceChildren(); pages[page](place, model, gene, next => { gene = next; }); };
  root.append(el("div", { class: "bar" }, tabs(["Network", "Heat map"], 0, i => { page = i; show(); }), search("Find a gene …", data.genes, found => {
    gene = found;
    show();
  })), place);
  show();
};

/** The graph: nodes are genes, sized by degree; blue arrows activate, red bars repress. */
DASH.networkGraph = (root, model, gene, onGene) => {
  const { el, number, colour, note } = DASH;
  const { data } = model;
  const edges = data.edges;
  const all = edges.s.length;
  const MOST = Math.min(all, 1500);
  const AROUND = 60;
  const names = data.genes;
  const visible = { activates: true, represses: true, known: true, new: true, dropped: true };
  let count = Math.min(MOST, root.closest("main").clientWidth < 600 ? 30 : 150);

  const swatch = (paint, dash, tee) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 26 10");
    const line = document.createElementNS(svg.namespaceURI, "path");
    line.setAttribute("d", tee === undefined ? "M0,5H26" : tee ? "M0,5H22M22,1V9" : "M0,5H20");
    line.setAttribute("stroke", paint);
    line.setAttribute("stroke-width", "2");
    line.setAttribute("stroke-dasharray", dash);
    svg.append(line);
    if (tee === false) {
      const head = document.createElementNS(svg.namespaceURI, "path");
      head.setAttribute("d", "M18,1L26,5L18,9Z");
      head.setAttribute("fill", paint);
      svg.append(head);
    }
    return svg;
  };
  const toggle = (key, text, ...picture) => el("label", null, el("input", { type: "checkbox", checked: visible[key], onchange: event => {
    visible[key] = event.target.checked;
    draw();
  } }), ...picture, text);
  const legend = el("div", { class: "legend" },
    toggle("activates", "activates", swatch(colour.blue, "", false)), toggle("represses", "represses", swatch(colour.vermillion, "", true)));
  if (data.prior) {
    legend.append(toggle("known", "known from the prior", swatch("#57606a", "")), toggle("new", "new", swatch("#57606a", "5 3")),
      toggle("dropped", "dropped from the prior", swatch(colour.grey, "1.5 3")));
  }
  const slider = el("input", { type: "range", min: 0, max: 100, value: position(count), "aria-label": "Number of edges shown" });
  const shownText = el("output");
  const back = el("button", { type: "button", hidden: true, onclick: () => { focus(-1); } }, "Whole network");
  const hops = el("select", { "aria-label": "How far around the gene", hidden: true, onchange: () => draw() }, el("option", { value: 1 }, "neighbours"), el("option", { value: 2 }, "and their neighbours"));
  const strongest = el("label", null, "strongest ", slider);
  root.append(el("div", { class: "bar" }, strongest, hops, back, shownText, el("span", { class: "grow" }), legend));
  function position(k) {
    return MOST <= 10 ? 100 : Math.round(100 * Math.log(k / 10) / Math.log(MOST / 10));
  }
  let timer = 0;
  slider.addEventListener("input", () => {
    count = MOST <= 10 ? MOST : Math.round(10 * Math.pow(MOST / 10, slider.value / 100));
    shownText.textContent = `${number(count)} edges`;
    clearTimeout(timer);
    timer = setTimeout(draw, 120);
  });
  const panels = root.appendChild(el("div", { class: "panels" }));
  const table = () => [["source", "target", "effect", "score", "kind"], ...drawn.map(edge => [names[edge.s], names[edge.t], edge.kind === "dropped" ? null : edge.e, edge.c, edge.kind === "plain" ? "" : edge.kind])];
  const figure = DASH.figure("Regulatory network", {
    PNG: () => DASH.save("network.png", "image/png", DASH.bytes(cy.png({ full: true, scale: 3, bg: "#fff", maxWidth: 6000, maxHeight: 6000 }))),
    SVG: () => DASH.save("network.svg", "image/svg+xml", DASH.networkSvg(cy, names)),
    CSV: () => DASH.save("network.csv", "text/csv", DASH.csv(table())),
    SIF: () => DASH.save("network.sif", "text/plain", DASH.networkSif(drawn, names)),
    GraphML: () => DASH.save("network.graphml", "application/xml", DASH.networkGraphMl(drawn, names)),
    "Cytoscape JSON": () => DASH.save("network.cyjs", "application/json", DASH.networkCyjs(drawn, names))
  }, "The regulatory network as a graph; the table beside it and the CSV file hold the same");
  figure.canvas.tabIndex = 0;
  figure.canvas.style.minHeight = "220px";
  const details = el("div", { class: "details", "aria-live": "polite" });
  panels.append(figure.box, details);
  figure.box.style.flex = "4 1 320px";
  const host = figure.canvas.appendChild(el("div"));

  const paint = edge => edge.data("kind") === "dropped" ? colour.grey : edge.data("e") < 0 ? colour.vermillion : colour.blue;
  const cy = cytoscape({ container: host, minZoom: 0.05, maxZoom: 8, boxSelectionEnabled: false, textureOnViewport: false, hideEdgesOnViewport: false,
    style: [
      { selector: "node", style: { label: "data(label)", "font-size": 12, "font-family": DASH.font, color: "#1f2328", "text-valign": "center", "text-halign": "right", "text-margin-x": 3, "min-zoomed-font-size": 7,
        width: "data(size)", height: "data(size)", "background-color": "#c8d1da", "border-width": 1, "border-color": "#57606a", "text-background-color": "#fff", "text-background-opacity": 0.7, "text-background-padding": 1 } },
      { selector: "node.regulator", style: { "background-color": colour.yellow, "font-weight": "bold" } },
      { selector: "node.chosen", style: { "background-color": colour.orange, "border-width": 3, "border-color": "#000" } },
      { selector: "edge", style: { "curve-style": "bezier", width: "data(width)", "line-color": paint, "target-arrow-color": paint, "target-arrow-shape": edge => edge.data("e") < 0 ? "tee" : "triangle", "arrow-scale": 0.8,
        "line-style": edge => edge.data("kind") === "new" ? "dashed" : edge.data("kind") === "dropped" ? "dotted" : "solid", opacity: 0.85 } },
      { selector: ".faded", style: { opacity: 0.12 } },
      { selector: "edge.lit", style: { opacity: 1, "z-index": 9 } } ] });
  root.closest("main").dashGraph = cy;
  new ResizeObserver(() => {
    if (host.clientWidth > 0) {
      cy.resize();
      cy.fit(undefined, 20);
    }
  }).observe(figure.canvas);

  let drawn = [];
  let ticket = 0;
  const wanted = edge => edge.kind === "dropped" ? visible.dropped : (edge.e < 0 ? visible.represses : visible.activates) && (edge.kind === "plain" || visible[edge.kind]);

  /** All edges of a gene, the strongest first. */
  async function around(one) {
    const found = [];
    if (data.blocks) {
      try {
        const block = (await model.part(`block/${Math.floor(one / data.blocks)}`))[one % data.blocks];
        for (const list of [block.out, block.in]) {
          list.s.forEach((ignored, i) => found.push({ s: list.s[i], t: list.t[i], e: list.e[i], c: list.c[i], kind: !data.prior ? "plain" : list.k[i] ? "known" : "new" }));
        }
      } catch (failure) {
        found.length = 0; // a file without all parts: what it has must do
      }
    }
    if (found.length === 0) {
      for (let i = 0; i < all; i++) {
        if (edges.s[i] === one || edges.t[i] === one) {
          found.push(model.edge(edges, i));
        }
      }
    }
    if (data.prior) {
      for (let i = 0; i < data.prior.s.length; i++) {
        if (data.prior.s[i] === one || data.prior.t[i] === one) {
          found.push({ s: data.prior.s[i], t: data.prior.t[i], e: 0, c: null, kind: "dropped" });
        }
      }
    }
    const once = new Map(found.map(edge => [`${edge.s} ${edge.t}`, edge]));
    return [...once.values()].sort((a, b) => Math.abs(b.e) - Math.abs(a.e));
  }

  async function choose() {
    if (gene < 0) {
      const chosen = [];
      const genes = new Set();
      for (let i = 0; i < all && chosen.length < count; i++) {
        const edge = model.edge(edges, i);
        if (wanted(edge)) {
          chosen.push(edge);
          genes.add(edge.s).add(edge.t);
        }
      }
      if (data.prior && visible.dropped) { // between the genes that are shown anyway
        for (let i = 0, dropped = 0; i < data.prior.s.length && dropped < count; i++) {
          if (genes.has(data.prior.s[i]) && genes.has(data.prior.t[i])) {
            chosen.push({ s: data.prior.s[i], t: data.prior.t[i], e: 0, c: null, kind: "dropped" });
            dropped++;
          }
        }
      }
      return { chosen, of: null };
    }
    const near = (await around(gene)).filter(wanted);
    let chosen = near.slice(0, AROUND);
    let of = near.length;
    if (hops.value === "2") {
      const seen = new Set(chosen.map(edge => `${edge.s} ${edge.t}`));
      const neighbours = [...new Set(chosen.flatMap(edge => [edge.s, edge.t]))].filter(other => other !== gene).slice(0, 20);
      for (const other of neighbours) {
        for (const edge of (await around(other)).filter(wanted).slice(0, 8)) {
          if (!seen.has(`${edge.s} ${edge.t}`)) {
            seen.add(`${edge.s} ${edge.t}`);
            chosen.push(edge);
          }
        }
      }
      of = null;
    }
    return { chosen, of };
  }

  async function draw() {
    const mine = ++ticket;
    const { chosen, of } = await choose();
    if (mine !== ticket) {
      return;
    }
    drawn = chosen;
    slider.closest("label").hidden = gene >= 0;
    back.hidden = gene < 0;
    hops.hidden = gene < 0;
    const own = chosen.filter(edge => edge.kind !== "dropped").length;
    shownText.textContent = `${number(own)} edges${chosen.length > own ? ` + ${number(chosen.length - own)} dropped` : ""}`
      + (of !== null && of > chosen.length ? ` (the strongest of ${number(of)})` : "");
    const degree = new Map();
    const regulates = new Set();
    chosen.forEach(edge => {
      degree.set(edge.s, (degree.get(edge.s) || 0) + 1);
      degree.set(edge.t, (degree.get(edge.t) || 0) + 1);
      if (edge.kind !== "dropped") {
        regulates.add(edge.s);
      }
    });
    if (gene >= 0 && !degree.has(gene)) {
      degree.set(gene, 0);
    }
    const most = chosen.reduce((top, edge) => Math.max(top, Math.abs(edge.e)), 0) || 1;
    const nodes = [...degree].map(([index, links]) => ({ group: "nodes", data: { id: `g${index}`, gene: index, label: names[index], size: Math.min(44, 9 + 3.2 * Math.sqrt(links)) },
      classes: (regulates.has(index) ? "regulator" : "") + (index === gene ? " chosen" : "") }));
    const lines = chosen.map((edge, i) => ({ group: "edges", data: { id: `e${i}`, source: `g${edge.s}`, target: `g${edge.t}`, e: edge.e, c: edge.c, kind: edge.kind,
      width: edge.kind === "dropped" ? 1 : 0.8 + 3 * Math.sqrt(Math.abs(edge.e) / most) } }));
    cy.batch(() => {
      cy.elements().remove();
      cy.add(nodes.concat(lines));
    });
    if (gene >= 0 && hops.value === "1") {
      rings();
    } else if (nodes.length <= 260) {
      spread();
      pack();
    } else {
      cy.layout({ name: "concentric", animate: false, concentric: node => node.degree(false), levelWidth: all => Math.max(1, all.maxDegree(false) / 6), minNodeSpacing: 6 }).run();
    }
    cy.fit(undefined, 16);
    if (nodes.length === 0) {
      details.replaceChildren(note("No edge of the chosen kinds."));
    } else {
      tell(gene >= 0 ? gene : -1);
    }
    root.closest("main").dataset.edges = String(chosen.length);
  }

  /** Lays out the genes that hang together by attraction and repulsion. */
  function spread() {
    const many = cy.nodes().length;
    cy.layout({ name: "cose", animate: false, fit: false, randomize: true, numIter: many < 120 ? 900 : 350, idealEdgeLength: () => 32, nodeRepulsion: () => 5000, nodeOverlap: 10, gravity: 0.5, componentSpacing: 24, nodeDimensionsIncludeLabels: true }).run();
    cy.elements().components().forEach(part => {
      const box = part.nodes().boundingBox({ includeLabels: false });
      if (box.w < box.h) { // the long side along the lines of text
        part.nodes().positions(node => ({ x: node.position("y"), y: node.position("x") }));
      }
    });
  }

  /** Puts the parts of the network side by side, in rows that fill the shape of the pane. */
  function pack() {
    const GAP = 26;
    const LABEL = 40;
    const parts = cy.elements().components().map(part => ({ part, box: part.nodes().boundingBox({ includeLabels: false }) })).sort((a, b) => b.box.h - a.box.h);
    const area = parts.reduce((sum, { box }) => sum + (box.w + LABEL + GAP) * (box.h + GAP), 0);
    const width = Math.max(...parts.map(({ box }) => box.w + LABEL), Math.sqrt(area * host.clientWidth / Math.max(1, host.clientHeight)));
    let x = 0;
    let y = 0;
    let row = 0;
    for (const { part, box } of parts) {
      if (x > 0 && x + box.w + LABEL > width) {
        x = 0;
        y += row + GAP;
        row = 0;
      }
      const by = { x: x - box.x1, y: y - box.y1 };
      part.nodes().positions(node => ({ x: node.position("x") + by.x, y: node.position("y") + by.y }));
      x += box.w + LABEL + GAP;
      row = Math.max(row, box.h);
    }
  }

  /** The chosen gene in the middle, its neighbours around it, those of the strongest edges nearest. */
  function rings() {
    const others = cy.nodes().filter(node => node.data("gene") !== gene).sort((a, b) => Math.max(...b.connectedEdges().map(edge => Math.abs(edge.data("e"))))
      - Math.max(...a.connectedEdges().map(edge => Math.abs(edge.data("e")))));
    const wide = Math.min(1.9, host.clientWidth / Math.max(1, host.clientHeight));
    const at = new Map();
    for (let ring = 1, first = 0; first < others.length; ring++) {
      const size = Math.min(10 * ring, others.length - first);
      for (let i = 0; i < size; i++) {
        const angle = 2 * Math.PI * (i + (ring % 2) / 2) / size;
        at.set(others[first + i].id(), { x: (30 + 52 * ring) * wide * Math.cos(angle), y: (30 + 52 * ring) * Math.sin(angle) });
      }
      first += size;
    }
    cy.nodes().positions(node => at.get(node.id()) || { x: 0, y: 0 });
  }

  /** What is known of a gene, or of the genes with most edges. */
  async function tell(one) {
    if (one < 0) {
      const hubs = [...names.keys()].filter(g => model.out[g] > 0).sort((a, b) => model.out[b] - model.out[a]).slice(0, 12);
      details.replaceChildren(el("h3", null, "Strongest regulators"), el("p", { class: "note" }, "by number of targets" + (all < data.total ? " among the edges of this page" : "")),
        el("table", null, ...hubs.map(g => el("tr", null, el("td", null, el("button", { type: "button", onclick: () => focus(g) }, names[g])), el("td", null, number(model.out[g]))))));
      return;
    }
    const near = await around(one);
    const rows = (title, list, other) => list.length === 0 ? [] : [el("h4", null, `${title} (${number(list.length)})`), el("table", null,
      el("tr", null, el("td", null, "gene"), el("td", null, "effect")), ...list.slice(0, 40).map(edge => el("tr", null,
        el("td", null, el("button", { type: "button", onclick: () => focus(edge[other]) }, names[edge[other]]), edge.kind === "known" ? " ✓" : edge.kind === "dropped" ? " (dropped)" : ""),
        el("td", null, edge.kind === "dropped" ? "0" : number(edge.e)))))];
    const kept = near.filter(edge => edge.kind !== "dropped");
    details.replaceChildren(el("h3", null, names[one]), ...(data.prior ? [el("p", { class: "note" }, "✓ known from the prior")] : []),
      ...(one === gene ? [] : [el("button", { type: "button", onclick: () => focus(one) }, "Show its neighbourhood")]),
      ...rows("Regulates", kept.filter(edge => edge.s === one), "t"), ...rows("Regulated by", kept.filter(edge => edge.t === one), "s"),
      ...rows("Dropped targets", near.filter(edge => edge.kind === "dropped" && edge.s === one), "t"), ...rows("Dropped regulators", near.filter(edge => edge.kind === "dropped" && edge.t === one), "s"));
  }

  function focus(one) {
    gene = one;
    onGene(one);
    draw();
  }
  cy.on("tap", "node", event => {
    const node = event.target;
    cy.elements().addClass("faded").removeClass("lit");
    node.closedNeighborhood().removeClass("faded").edges().addClass("lit");
    tell(node.data("gene"));
  });
  cy.on("dbltap", "node", event => focus(event.target.data("gene")));
  cy.on("tap", event => {
    if (event.target === cy) {
      cy.elements().removeClass("faded lit");
      tell(gene);
    }
  });
  const hover = figure.canvas.appendChild(el("div", { style: "inset:auto 4px 4px auto;background:#fff;border:1px solid #d1d9e0;padding:2px 8px;border-radius:4px;pointer-events:none;z-index:5", hidden: true }));
  cy.on("mouseover", "node, edge", event => {
    const it = event.target;
    hover.replaceChildren(it.isNode() ? DASH.tip(it.data("label"), [["regulates", number(model.out[it.data("gene")])], ["regulated by", number(model.in[it.data("gene")])]])
      : DASH.tip(`${it.source().data("label")} → ${it.target().data("label")}`, it.data("kind") === "dropped" ? [["in the prior", "yes"], ["in the network", "no"]]
        : [["effect", number(it.data("e"))], ["score", number(it.data("c"))], ...(data.prior ? [["in the prior", it.data("kind") === "known" ? "yes" : "no"]] : [])]));
    hover.hidden = false;
  });
  cy.on("mouseout", "node, edge", () => { hover.hidden = true; });
  figure.canvas.addEventListener("keydown", event => {
    const pan = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (pan) {
      cy.panBy({ x: pan[0], y: pan[1] });
    } else if (event.key === "+" || event.key === "-") {
      cy.zoom({ level: cy.zoom() * (event.key === "+" ? 1.25 : 0.8), renderedPosition: { x: host.clientWidth / 2, y: host.clientHeight / 2 } });
    } else if (event.key === "0") {
      cy.fit(undefined, 20);
    } else {
      return;
    }
    event.preventDefault();
  });
  draw();
};

/** Regulators × targets; what is too much for single cells is added up in larger ones. */
DASH.networkHeatMap = (root, model, gene) => {
  const { el, chart, tooltip, tip, number, note } = DASH;
  const { data } = model;
  const edges = data.edges;
  const names = data.genes;
  const CELLS = 90;
  let byDegree = true;
  let focus = gene;
  const order = { rows: [], columns: [], rowOf: new Int32Array(names.length), columnOf: new Int32Array(names.length) };
  function sort() {
    const all = [...names.keys()];
    order.rows = all.filter(g => model.out[g] > 0);
    order.columns = all.filter(g => model.in[g] > 0);
    if (byDegree) {
      order.rows.sort((a, b) => model.out[b] - model.out[a] || a - b);
      order.columns.sort((a, b) => model.in[b] - model.in[a] || a - b);
    }
    order.rows.forEach((g, i) => { order.rowOf[g] = i; });
    order.columns.forEach((g, i) => { order.columnOf[g] = i; });
  }
  sort();
  let range = { rows: [0, order.rows.length], columns: [0, order.columns.length] };
  const reset = el("button", { type: "button", onclick: () => { range = { rows: [0, order.rows.length], columns: [0, order.columns.length] }; paint(); } }, "All");
  const zoom = (factor, text) => el("button", { type: "button", "aria-label": factor < 1 ? "Zoom in" : "Zoom out", onclick: () => scale(factor, 0.5, 0.5) }, text);
  const status = el("output");
  root.append(el("div", { class: "bar" }, zoom(0.5, "+"), zoom(2, "−"), reset,
    el("label", null, el("input", { type: "checkbox", checked: true, onchange: event => { byDegree = event.target.checked; sort(); paint(); } }), " most connected first"), status));
  const panels = root.appendChild(el("div", { class: "panels" }));
  const handle = chart(panels, "Effects of regulators on targets", table, "Heat map of the effects of regulators on targets");
  handle.canvas.tabIndex = 0;
  if (edges.s.length < data.total) {
    root.append(note(`Counts the ${number(edges.s.length)} strongest of ${number(data.total)} edges.`));
  }
  if (focus >= 0) {
    const clip = (at, size) => { const width = Math.min(size, 30); const first = Math.max(0, Math.min(size - width, at - 15)); return [first, first + width]; };
    if (model.out[focus] > 0) {
      range.rows = clip(order.rowOf[focus], order.rows.length);
    }
    if (model.in[focus] > 0) {
      range.columns = clip(order.columnOf[focus], order.columns.length);
    }
  }
  function inside() {
    const found = [];
    for (let i = 0; i < edges.s.length; i++) {
      const row = order.rowOf[edges.s[i]];
      const column = order.columnOf[edges.t[i]];
      if (row >= range.rows[0] && row < range.rows[1] && column >= range.columns[0] && column < range.columns[1]) {
        found.push(i);
      }
    }
    return found;
  }
  function table() {
    return [["source", "target", "effect", "score"], ...inside().map(i => [names[edges.s[i]], names[edges.t[i]], edges.e[i], edges.c[i]])];
  }
  function bins(part, list, most) {
    const width = Math.max(1, Math.ceil((part[1] - part[0]) / most));
    const labels = [];
    for (let start = part[0]; start < part[1]; start += width) {
      labels.push(width === 1 ? names[list[start]] : `${names[list[start]]} … (${Math.min(width, part[1] - start)} genes)`);
    }
    return { width, labels };
  }
  let cells = null;
  function paint() {
    const wide = handle.drawn.getWidth();
    const high = handle.drawn.getHeight();
    const small = wide < 500 || high < 320;
    const rows = bins(range.rows, order.rows, Math.min(CELLS, Math.max(10, Math.floor((high - 90) / 4))));
    const columns = bins(range.columns, order.columns, Math.min(CELLS * 2, Math.max(10, Math.floor((wide - 160) / 4))));
    cells = new Map();
    for (const i of inside()) {
      const y = Math.floor((order.rowOf[edges.s[i]] - range.rows[0]) / rows.width);
      const x = Math.floor((order.columnOf[edges.t[i]] - range.columns[0]) / columns.width);
      const key = y * columns.labels.length + x;
      const cell = cells.get(key) || { x, y, sum: 0, count: 0, known: 0 };
      cell.sum += edges.e[i];
      cell.count++;
      cell.known += edges.k[i];
      cells.set(key, cell);
    }
    const sizes = [...cells.values()].map(cell => Math.abs(cell.sum)).sort((a, b) => a - b);
    const most = sizes.length > 0 ? sizes[Math.floor(0.98 * (sizes.length - 1))] || 1e-12 : 1; // a few giants would hide the rest
    const single = rows.width === 1 && columns.width === 1;
    status.textContent = `${number(range.rows[1] - range.rows[0])} regulators × ${number(range.columns[1] - range.columns[0])} targets`;
    const left = small ? 74 : 110;
    const bottom = small ? 54 : 84;
    const step = (cellsAlong, length) => Math.max(0, Math.ceil(13 * cellsAlong / Math.max(1, length)) - 1);
    handle.set({
      grid: { left, right: small ? 56 : 74, top: 8, bottom },
      tooltip: tooltip({ trigger: "item", formatter: one => {
        const cell = cells.get(one.value[1] * columns.labels.length + one.value[0]);
        return cell ? tip(`${rows.labels[cell.y]} → ${columns.labels[cell.x]}`, single ? [["effect", number(cell.sum)], ...(data.prior ? [["in the prior", cell.known ? "yes" : "no"]] : [])]
          : [["sum of effects", number(cell.sum)], ["edges", number(cell.count)], ...(data.prior ? [["in the prior", number(cell.known)]] : [])]) : "";
      } }),
      xAxis: { type: "category", data: columns.labels, name: "targets", nameLocation: "middle", nameGap: bottom - 16, nameTextStyle: { fontSize: 12, color: DASH.ink }, axisTick: { show: false }, axisLabel: { ...DASH.axisText, fontSize: 10, rotate: 60, width: bottom - 22, overflow: "truncate", formatter: text => text.replace(/ … .*/, " …"), interval: step(columns.labels.length, wide - left - 70) } },
      yAxis: { type: "category", data: rows.labels, inverse: true, name: "regulators", nameLocation: "middle", nameGap: left - 16, nameTextStyle: { fontSize: 12, color: DASH.ink }, axisTick: { show: false }, axisLabel: { ...DASH.axisText, fontSize: 10, width: left - 34, overflow: "truncate", formatter: text => text.replace(/ … .*/, " …"), interval: step(rows.labels.length, high - 8 - bottom) } },
      visualMap: { min: -most, max: most, calculable: false, right: 4, top: "middle", itemHeight: small ? 80 : 130, itemWidth: 11, text: ["activates", "represses"], textStyle: { ...DASH.axisText, fontSize: 10 }, formatter: value => number(value, 2),
        inRange: { color: ["#d55e00", "#f2b38c", "#f7f7f7", "#8fc1de", "#0072b2"] } },
      series: [{ type: "heatmap", data: [...cells.values()].map(cell => [cell.x, cell.y, cell.sum]), progressive: 0, itemStyle: { borderWidth: columns.labels.length < 60 ? 0.5 : 0, borderColor: "#fff" }, emphasis: { itemStyle: { borderColor: "#000", borderWidth: 1 } } }]
    });
    root.closest("main").dataset.cells = String(cells.size);
  }
  /** Zooms about a point, given as shares of the plot. */
  function scale(factor, atX, atY) {
    for (const [key, list, at] of [["rows", order.rows, atY], ["columns", order.columns, atX]]) {
      const [from, to] = range[key];
      const width = Math.max(Math.min(8, list.length), Math.min(list.length, Math.round((to - from) * factor)));
      const first = Math.max(0, Math.min(list.length - width, Math.round(from + (to - from) * at - width * at)));
      range[key] = [first, first + width];
    }
    paint();
  }
  function move(x, y) {
    for (const [key, list, by] of [["rows", order.rows, y], ["columns", order.columns, x]]) {
      const width = range[key][1] - range[key][0];
      const first = Math.max(0, Math.min(list.length - width, range[key][0] + Math.round(by * width)));
      range[key] = [first, first + width];
    }
    paint();
  }
  const spot = event => {
    const box = handle.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  handle.canvas.addEventListener("wheel", event => {
    event.preventDefault();
    scale(event.deltaY < 0 ? 0.7 : 1 / 0.7, ...spot(event));
  }, { passive: false });
  handle.canvas.addEventListener("dblclick", event => scale(0.4, ...spot(event)));
  let grip = null;
  handle.canvas.addEventListener("pointerdown", event => { grip = spot(event); });
  handle.canvas.addEventListener("pointerup", event => {
    if (grip) {
      const [x, y] = spot(event);
      if (Math.abs(x - grip[0]) + Math.abs(y - grip[1]) > 0.02) {
        move(grip[0] - x, grip[1] - y);
      }
      grip = null;
    }
  });
  handle.canvas.addEventListener("keydown", event => {
    const step = { ArrowLeft: [-0.25, 0], ArrowRight: [0.25, 0], ArrowUp: [0, -0.25], ArrowDown: [0, 0.25] }[event.key];
    if (step) {
      move(...step);
    } else if (event.key === "+" || event.key === "-") {
      scale(event.key === "+" ? 0.6 : 1 / 0.6, 0.5, 0.5);
    } else if (event.key === "0") {
      reset.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  handle.onresize = paint;
  paint();
};
