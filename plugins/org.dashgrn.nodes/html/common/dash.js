"use strict";
/*
 * What all views share: where the data come from, charts that can be exported, search. Names of genes, pathways and
 * files are untrusted: they only ever become text nodes or text in a canvas, never HTML.
 */
const DASH = (() => {
  /** The views by name; each is a function of an element, its data, and a function that fetches a part. */
  const views = {};

  /** Okabe and Ito's palette: told apart by colour-blind readers too. */
  const colour = { black: "#000000", orange: "#E69F00", sky: "#56B4E9", green: "#009E73", yellow: "#F0E442",
    blue: "#0072B2", vermillion: "#D55E00", purple: "#CC79A7", grey: "#8c959f" };
  const series = [colour.blue, colour.vermillion, colour.green, colour.purple, colour.orange, colour.sky, colour.black,
    colour.grey];
  const ink = "#1f2328";
  const font = "Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif";

  // ---------------------------------------------------------------- data

  let nextRequest = 0;

  /** Calls a method of the page that embeds this one in KNIME. */
  function request(method, ...params) {
    return new Promise((resolve, reject) => {
      const requestId = `dash-${Date.now()}-${nextRequest++}`;
      const timer = setTimeout(() => {
        window.removeEventListener("message", answer);
        reject(new Error("KNIME does not answer."));
      }, 60000);
      function answer(event) {
        if (event.source === window.parent && event.data && event.data.type === "UIExtensionResponse"
            && event.data.requestId === requestId) {
          clearTimeout(timer);
          window.removeEventListener("message", answer);
          resolve(event.data.payload);
        }
      }
      window.addEventListener("message", answer);
      window.parent.postMessage({ type: "UIExtensionRequest", requestId, payload: { method, params } }, "*");
    });
  }

  const parsed = value => typeof value === "string" && value !== "" ? JSON.parse(value) : value;

  /** The result of a service, however many envelopes of JSON it lies in. */
  function opened(envelope) {
    const value = parsed(envelope);
    const error = value && (value.error || value.userError || value.internalError);
    if (error) {
      throw new Error(error.message || "KNIME reports an error.");
    }
    return value && typeof value === "object" && "result" in value && !("parts" in value) ? value.result : value;
  }

  /** The data from KNIME: the embedding page knows what to start with and passes on what is asked for later. */
  async function fromKnime() {
    const config = await request("getConfig");
    const call = (serviceType, dataServiceRequest) => request("callNodeDataService", {
      projectId: config.projectId, workflowId: config.workflowId, nodeId: config.nodeId,
      extensionType: config.extensionType, serviceType, dataServiceRequest });
    const initial = parsed(opened(config.initialData || await call("initial_data", "")));
    let id = 0;
    return { view: initial && initial.view ? JSON.parse(initial.view) : null,
      part: async name => {
        const message = JSON.stringify({ jsonrpc: "2.0", id: ++id, method: "part", params: [name] });
        let answer = parsed(await call("data", message));
        if (answer && answer.jsonrpc === undefined && answer.result !== undefined) {
          answer = parsed(opened(answer));
        }
        return parsed(opened(answer));
      } };
  }

  /** The data that lie in the page itself. */
  function fromPage(element) {
    const text = JSON.parse(element.textContent);
    return { view: text.view ? JSON.parse(text.view) : null,
      part: async name => {
        if (!(name in text.parts)) {
          throw new Error("This file does not contain it: it would be too large. Open the view in KNIME.");
        }
        return JSON.parse(text.parts[name]);
      } };
  }

  /** Each part is fetched once. */
  function remembering(part) {
    const known = new Map();
    return name => {
      if (!known.has(name)) {
        known.set(name, part(name));
      }
      return known.get(name);
    };
  }

  async function show(root) {
    const name = root.dataset.view;
    try {
      const element = document.getElementById(root.dataset.source || "dash-data");
      const source = element ? fromPage(element) : window.parent !== window ? await fromKnime() : { view: null };
      root.replaceChildren();
      if (source.view) {
        await views[name](root, source.view, remembering(source.part));
      } else {
        empty(root, "Nothing to show yet: execute the node.");
      }
      root.dataset.state = "shown";
    } catch (failure) {
      root.replaceChildren(el("p", { class: "failure", role: "alert" }, `The view cannot be shown: ${failure.message}`));
      root.dataset.state = "failed";
      console.error(failure);
    }
    if (window.parent !== window) {
      window.parent.postMessage({ type: "UIExtensionReady" }, "*");
    }
  }

  // ---------------------------------------------------------------- elements

  /** Strings become text, never HTML. */
  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) {
        element.addEventListener(key.slice(2), value);
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(key, value === true ? "" : value);
      }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  }

  function empty(root, text) {
    root.replaceChildren(el("p", { class: "empty" }, text));
  }

  const note = text => el("p", { class: "note" }, text);

  function number(value, digits = 3) {
    if (value === null || value === undefined || Number.isNaN(value)) {
      return "–";
    }
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e9) {
      return value.toLocaleString("en-US").replaceAll(",", "\u202f");
    }
    return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(digits - 1)
      : String(Number(value.toPrecision(digits + 1)));
  }

  /** A tooltip: a title and rows of name and value. */
  function tip(title, rows) {
    const box = el("div", { class: "tip" }, el("b", null, title));
    for (const [name, value] of rows) {
      box.append(el("div", null, `${name}: ${value}`));
    }
    return box;
  }

  /** A button that stays pressed; the texts are exclusive. */
  function tabs(names, chosen, onChoose) {
    const buttons = names.map((name, i) => el("button", { type: "button", role: "tab", "aria-selected": String(i === chosen),
      onclick: () => choose(i) }, name));
    function choose(i) {
      buttons.forEach((button, j) => button.setAttribute("aria-selected", String(i === j)));
      onChoose(i);
    }
    const bar = el("span", { role: "tablist" }, ...buttons);
    bar.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const now = buttons.indexOf(document.activeElement);
      if (step && now >= 0) {
        const next = (now + step + buttons.length) % buttons.length;
        buttons[next].focus();
        choose(next);
      }
    });
    return bar;
  }

  /** A search box: the arrow keys and Enter choose among what matches. */
  function search(label, names, onChoose) {
    const MOST = 60;
    const lower = names.map(name => name.toLowerCase());
    const list = el("ul", { role: "listbox", hidden: true });
    const input = el("input", { type: "search", placeholder: label, "aria-label": label, autocomplete: "off",
      role: "combobox", "aria-expanded": "false" });
    let matches = [];
    let active = 0;
    function find() {
      const wanted = input.value.trim().toLowerCase();
      matches = [];
      if (wanted !== "") {
        for (const rank of [name => name === wanted, name => name.startsWith(wanted), name => name.includes(wanted)]) {
          for (let i = 0; i < lower.length && matches.length < MOST; i++) {
            if (rank(lower[i]) && !matches.includes(i)) {
              matches.push(i);
            }
          }
        }
      }
      active = 0;
      paint();
    }
    function paint() {
      list.replaceChildren(...matches.map((index, i) => el("li", { role: "option", "aria-selected": String(i === active),
        onmousedown: event => { event.preventDefault(); choose(i); } }, names[index])));
      if (matches.length === 0 && input.value.trim() !== "") {
        list.append(el("li", { "aria-disabled": "true" }, "No match"));
      }
      list.hidden = input.value.trim() === "";
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (list.children[active]) {
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    }
    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    }
    function choose(i) {
      if (i < matches.length) {
        const index = matches[i];
        input.value = "";
        close();
        onChoose(index);
      }
    }
    input.addEventListener("input", find);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", event => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        active = Math.max(0, Math.min(matches.length - 1, active + (event.key === "ArrowDown" ? 1 : -1)));
        paint();
        event.preventDefault();
      } else if (event.key === "Enter") {
        choose(active);
      } else if (event.key === "Escape") {
        close();
      }
    });
    return el("span", { class: "search" }, input, list);
  }

  // ---------------------------------------------------------------- export

  function save(name, type, content) {
    const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** Rows as CSV, RFC 4180. */
  function csv(rows) {
    const cell = value => value === null || value === undefined ? ""
      : /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll("\"", "\"\"")}"` : String(value);
    return rows.map(row => row.map(cell).join(",")).join("\n") + "\n";
  }

  const bytes = dataUrl => Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(",") + 1)), c => c.charCodeAt(0));

  const plain = text => text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase() || "chart";

  /** A titled figure with its export buttons; what they do is set later. */
  function figure(title, exports, description) {
    const tools = el("span", { class: "tools" });
    for (const [name, run] of Object.entries(exports)) {
      tools.append(el("button", { type: "button", title: `Save as ${name}`, "aria-label": `${title}: save as ${name}`,
        onclick: run }, name));
    }
    const canvas = el("div", { class: "canvas", role: "img", "aria-label": description || title });
    const box = el("figure", { class: "panel" }, el("figcaption", null, el("strong", { title }, title), tools), canvas);
    return { box, canvas };
  }

  const style = { animation: false, backgroundColor: "#fff", color: series, textStyle: { fontFamily: font, color: ink },
    aria: { enabled: false } };

  const charts = [];

  /**
   * A chart with its exports.
   * @param title of the figure and of the files
   * @param table gives the rows of the CSV file, or a promise of them
   */
  function chart(parent, title, table, description) {
    let option = null;
    const panel = figure(title, {
      PNG: () => save(`${plain(title)}.png`, "image/png", bytes(drawn.getDataURL({ type: "png", pixelRatio: 3, backgroundColor: "#fff" }))),
      SVG: () => save(`${plain(title)}.svg`, "image/svg+xml", svg()),
      CSV: async () => save(`${plain(title)}.csv`, "text/csv", csv(await table()))
    }, description);
    parent.append(panel.box);
    const host = el("div");
    panel.canvas.append(host);
    const drawn = echarts.init(host, null, { renderer: "canvas" });
    /** Made of elements, not of text: ECharts' own renderToSVGString does not escape names. */
    function svg() {
      const sheet = el("div");
      const copy = echarts.init(sheet, null, { renderer: "svg", width: drawn.getWidth(), height: drawn.getHeight() });
      copy.setOption(option);
      const text = new XMLSerializer().serializeToString(sheet.querySelector("svg"));
      copy.dispose();
      return text;
    }
    new ResizeObserver(() => {
      if (host.clientWidth > 0 && host.clientHeight > 0) {
        drawn.resize();
        if (handle.onresize) {
          handle.onresize();
        }
      }
    }).observe(panel.canvas);
    const handle = { box: panel.box, canvas: panel.canvas, drawn, svg, onresize: null,
      set(next) {
        option = { ...style, ...next };
        drawn.setOption(option, { notMerge: true });
      },
      title(text) {
        title = text;
        const strong = panel.box.querySelector("strong");
        strong.textContent = text;
        strong.title = text;
      } };
    charts.push(handle);
    return handle;
  }

  const axisText = { fontSize: 11, color: ink };

  /** An axis with its title in the middle. */
  function axis(name, more = {}) {
    const vertical = more.vertical;
    const { vertical: ignored, ...rest } = more;
    return { name, nameLocation: "middle", nameGap: vertical ? 40 : 24, nameTextStyle: { fontSize: 12, color: ink },
      axisLabel: { ...axisText, hideOverlap: true, ...(rest.axisLabel || {}) }, axisLine: { show: true, onZero: false, lineStyle: { color: "#57606a" } },
      axisTick: { show: true }, splitLine: { lineStyle: { color: "#eaeef2" } }, ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== "axisLabel")) };
  }

  const tooltip = more => ({ confine: true, borderColor: "#d1d9e0", padding: [4, 8], textStyle: { fontSize: 12, color: ink },
    axisPointer: { type: "line", snap: true }, ...more });

  return { views, colour, series, ink, font, show, el, empty, note, number, tip, tabs, search, save, csv, plain, bytes, figure, chart,
    charts, axis, axisText, tooltip, style };
})();
