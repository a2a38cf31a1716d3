"use strict";
/* A network as files for other programs; edges are {s, t, e, c, kind}. */

/** Cytoscape's simple interaction format: one edge a line. */
DASH.networkSif = (edges, names) => edges.filter(edge => edge.kind !== "dropped")
  .map(edge => [names[edge.s], edge.e < 0 ? "represses" : "activates", names[edge.t]].map(text => text.replace(/[\t\r\n]/g, " ")).join("\t")).join("\n") + "\n";

DASH.networkGraphMl = (edges, names) => {
  const uri = "http://graphml.graphdrawing.org/xmlns";
  const file = document.implementation.createDocument(uri, "graphml");
  const add = (parent, tag, attributes, text) => {
    const element = file.createElementNS(uri, tag);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) {
      element.textContent = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, "\uFFFD");
    }
    return parent.appendChild(element);
  };
  [["name", "node", "string"], ["effect", "edge", "double"], ["score", "edge", "double"], ["interaction", "edge", "string"], ["prior", "edge", "string"]]
    .forEach(([name, owner, type]) => add(file.documentElement, "key", { id: name, for: owner, "attr.name": name, "attr.type": type }));
  const graph = add(file.documentElement, "graph", { id: "G", edgedefault: "directed" });
  new Set(edges.flatMap(edge => [edge.s, edge.t])).forEach(gene => add(add(graph, "node", { id: `n${gene}` }), "data", { key: "name" }, names[gene]));
  edges.forEach((edge, i) => {
    const element = add(graph, "edge", { id: `e${i}`, source: `n${edge.s}`, target: `n${edge.t}` });
    add(element, "data", { key: "effect" }, String(edge.e));
    if (edge.c !== null) {
      add(element, "data", { key: "score" }, String(edge.c));
    }
    add(element, "data", { key: "interaction" }, edge.kind === "dropped" ? "dropped" : edge.e < 0 ? "represses" : "activates");
    if (edge.kind !== "plain") {
      add(element, "data", { key: "prior" }, edge.kind);
    }
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
};

/** What Cytoscape reads as .cyjs. */
DASH.networkCyjs = (edges, names) => JSON.stringify({ format_version: "1.0", data: { name: "DASH network" }, elements: {
  nodes: [...new Set(edges.flatMap(edge => [edge.s, edge.t]))].map(gene => ({ data: { id: String(gene), name: names[gene], shared_name: names[gene] } })),
  edges: edges.map((edge, i) => ({ data: { id: `e${i}`, source: String(edge.s), target: String(edge.t), effect: edge.e, score: edge.c,
    interaction: edge.kind === "dropped" ? "dropped" : edge.e < 0 ? "represses" : "activates", ...(edge.kind === "plain" ? {} : { prior: edge.kind }) } })) } }, null, 1);

/** The drawn graph with its positions. */
DASH.networkSvg = (cy, names) => {
  const uri = "http://www.w3.org/2000/svg";
  const file = document.implementation.createDocument(uri, "svg");
  const box = cy.elements().boundingBox();
  const root = file.documentElement;
  root.setAttribute("viewBox", [box.x1 - 10, box.y1 - 10, box.w + 20, box.h + 20].map(value => value.toFixed(1)).join(" "));
  root.setAttribute("width", (box.w + 20).toFixed(0));
  root.setAttribute("height", (box.h + 20).toFixed(0));
  root.setAttribute("font-family", DASH.font);
  const add = (tag, attributes, text) => {
    const element = file.createElementNS(uri, tag);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, typeof value === "number" ? value.toFixed(2) : value));
    if (text !== undefined) {
      element.textContent = text;
    }
    root.append(element);
  };
  cy.edges().forEach(edge => {
    const from = edge.sourceEndpoint();
    const to = edge.targetEndpoint();
    const middle = edge.controlPoints() ? edge.controlPoints()[0] : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const end = edge.controlPoints() && edge.controlPoints().length > 1 ? edge.controlPoints()[edge.controlPoints().length - 1] : middle;
    const colour = edge.style("line-color");
    const dash = { dashed: "6 3", dotted: "1.5 3" }[edge.style("line-style")] || "none";
    const path = end === middle ? `M${from.x.toFixed(1)},${from.y.toFixed(1)}Q${middle.x.toFixed(1)},${middle.y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`
      : `M${from.x.toFixed(1)},${from.y.toFixed(1)}C${middle.x.toFixed(1)},${middle.y.toFixed(1)} ${end.x.toFixed(1)},${end.y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`;
    add("path", { d: path, fill: "none", stroke: colour, "stroke-width": edge.data("width"), "stroke-dasharray": dash, opacity: 0.85 });
    const length = Math.hypot(to.x - end.x, to.y - end.y) || 1;
    const x = (to.x - end.x) / length;
    const y = (to.y - end.y) / length;
    if (edge.data("e") < 0) {
      add("path", { d: `M${to.x - 4 * y},${to.y + 4 * x}L${to.x + 4 * y},${to.y - 4 * x}`, stroke: colour, "stroke-width": 2 });
    } else {
      add("path", { d: `M${to.x},${to.y}L${to.x - 7 * x - 3.5 * y},${to.y - 7 * y + 3.5 * x}L${to.x - 7 * x + 3.5 * y},${to.y - 7 * y - 3.5 * x}Z`, fill: colour });
    }
  });
  cy.nodes().forEach(node => {
    const at = node.position();
    add("circle", { cx: at.x, cy: at.y, r: node.width() / 2, fill: node.style("background-color"), stroke: "#57606a" });
  });
  cy.nodes().forEach(node => {
    const at = node.position();
    add("text", { x: at.x + node.width() / 2 + 3, y: at.y + 4, "font-size": "11", fill: DASH.ink }, names[node.data("gene")]);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
};
