#!/usr/bin/env python3
"""Draws a workflow as KNIME lays it out: draw-workflow.py FOLDER > picture.svg

Positions, names, labels and connections are those of workflow.knime and the settings of the nodes, icons those of the
bundle; nothing is made up.
"""
import base64
import os
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

NS = "{http://www.knime.org/2008/09/XMLConfig}"
ICONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "plugins", "org.dashgrn.nodes", "icons")
BOX = 44


def child(element, key):
    return next(c for c in element if c.get("key") == key)


def value(element, key):
    return child(element, key).get("value")


def icon(factory):
    """The icon of a node has the name of its package."""
    with open(os.path.join(ICONS, factory.split(".")[-2] + ".svg"), "rb") as file:
        return base64.b64encode(file.read()).decode()


def lines(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = (line + " " + word).strip()
    yield line


def main(folder):
    workflow = ET.parse(os.path.join(folder, "workflow.knime")).getroot()
    nodes = {}
    for node in child(workflow, "nodes"):
        settings = ET.parse(os.path.join(folder, value(node, "node_settings_file"))).getroot()
        bounds = child(child(node, "ui_settings"), "extrainfo.node.bounds")
        nodes[value(node, "id")] = (int(value(bounds, "0")) + 38, int(value(bounds, "1")) + 20,
            value(settings, "node-name"), value(child(settings, "nodeAnnotation"), "text"),
            icon(value(settings, "factory")))
    links = [[value(c, k) for k in ("sourceID", "sourcePort", "destID", "destPort")]
        for c in child(workflow, "connections")]
    ports = {}
    for source, out, target, into in links:
        ports[source, "out"] = max(ports.get((source, "out"), 1), int(out))
        ports[target, "in"] = max(ports.get((target, "in"), 1), int(into))

    def place(node, side, port):
        x, y = nodes[node][:2]
        return x + (BOX + 5 if side == "out" else -5), y + BOX * port / (ports[node, side] + 1)

    width = max(n[0] for n in nodes.values()) + 160
    height = max(n[1] for n in nodes.values()) + 110
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 60 {width} {height - 60}" font-family="sans-serif" text-anchor="middle">',
        f'<rect y="60" width="{width}" height="{height - 60}" fill="#fff"/>']
    for source, out, target, into in links:
        (x, y), (u, v) = place(source, "out", int(out)), place(target, "in", int(into))
        bend = max(30, abs(u - x) / 2)
        svg.append(f'<path d="M{x} {y:.1f}C{x + bend:.1f} {y:.1f} {u - bend:.1f} {v:.1f} {u} {v:.1f}" fill="none" '
            'stroke="#888" stroke-width="1.5"/>')
    for key, (x, y, name, label, image) in nodes.items():
        svg.append(f'<rect x="{x}" y="{y}" width="{BOX}" height="{BOX}" rx="4" fill="#f4f4f4" stroke="#444"/>'
            f'<image x="{x + 8}" y="{y + 8}" width="{BOX - 16}" height="{BOX - 16}" '
            f'xlink:href="data:image/svg+xml;base64,{image}"/>')
        for side in ("in", "out"):
            for port in range(1, ports.get((key, side), 0) + 1):
                px, py = place(key, side, port)
                svg.append(f'<circle cx="{px}" cy="{py:.1f}" r="3.5" fill="#444"/>')
        for n, line in enumerate(lines(name, 18)):
            svg.append(f'<text x="{x + BOX / 2}" y="{y - 8 - 13 * (len(list(lines(name, 18))) - 1 - n)}" '
                f'font-size="12" font-weight="bold" fill="#222">{escape(line)}</text>')
        for n, line in enumerate(lines(label, 24)):
            svg.append(f'<text x="{x + BOX / 2}" y="{y + BOX + 18 + 13 * n}" font-size="11" fill="#555">'
                f'{escape(line)}</text>')
    svg.append("</svg>")
    print("\n".join(svg))


if __name__ == "__main__":
    main(sys.argv[1])
