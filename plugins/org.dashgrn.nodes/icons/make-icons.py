#!/usr/bin/env python3
"""Draws the 16x16 icons of the nodes and the category: an SVG here, and the PNG of the same shapes beside the factory.

Run without arguments; needs nothing but Python. Change ICONS, run again, commit both.
"""
import math
import pathlib
import struct
import zlib

HERE = pathlib.Path(__file__).resolve().parent
NODES = HERE.parent / "src" / "org" / "dashgrn" / "nodes"
SIZE, FINE = 16, 8
INK, ACCENT, PALE = (0x2B, 0x3A, 0x42), (0xE0, 0x5A, 0x2B), (0x9A, 0xA8, 0xB0)


def line(points, colour=INK, width=1.2):
    return ("line", points, colour, width)


def dot(x, y, radius, colour=INK):
    return ("dot", (x, y), colour, radius)


def curve(function, colour, start=2.0, end=14.0, width=1.2):
    steps = 24
    xs = [start + (end - start) * i / steps for i in range(steps + 1)]
    return line([(x, function(x)) for x in xs], colour, width)


def arrow(x, y, colour=INK):
    """A small arrow head that points right, its tip at (x, y)."""
    return line([(x - 2.4, y - 2.2), (x, y), (x - 2.4, y + 2.2)], colour)


AXES = line([(2, 2), (2, 14), (14, 14)], PALE, 1.0)
RISING = curve(lambda x: 12 - 8 / (1 + math.exp(7 - x)), INK, 3)
FALLING = curve(lambda x: 4 + 7 / (1 + math.exp(7 - x)), ACCENT, 3)
PAGE = line([(3, 1.5), (10, 1.5), (13, 4.5), (13, 14.5), (3, 14.5), (3, 1.5)], PALE, 1.0)
TRIANGLE = [(4, 12), (8, 4), (12, 12)]


def network(edge=INK):
    a, b, c = TRIANGLE
    return [line([a, b], edge), line([b, c], edge), dot(*a, 2), dot(*b, 2, ACCENT), dot(*c, 2)]


ICONS = {
    "trajectoryreader": [PAGE, curve(lambda x: 11 - 5 / (1 + math.exp(8 - x)), INK, 4.5, 11.5),
                         curve(lambda x: 7 + 4 / (1 + math.exp(8 - x)), ACCENT, 4.5, 11.5)],
    "networkreader": [PAGE, line([(5.5, 11.5), (8, 6.5)]), line([(8, 6.5), (10.5, 11.5)]), dot(5.5, 11.5, 1.5),
                      dot(8, 6.5, 1.5, ACCENT), dot(10.5, 11.5, 1.5)],
    "networkwriter": [PAGE, line([(5.5, 9.5), (8, 4.5)]), line([(8, 4.5), (10.5, 9.5)]), dot(5.5, 9.5, 1.5),
                      dot(8, 4.5, 1.5, ACCENT), dot(10.5, 9.5, 1.5), line([(5, 13), (13.5, 13)], ACCENT), arrow(14.6, 13, ACCENT)],
    "simulator": [line([(3, 4), (8, 4)]), arrow(8, 4), dot(2.8, 4, 1.8, ACCENT), dot(11, 4, 1.8),
                  curve(lambda x: 11.5 - 2.5 * math.sin((x - 2) / 1.9), ACCENT),
                  curve(lambda x: 11.5 + 2.5 * math.sin((x - 2) / 1.9), INK)],
    "partitioner": [curve(lambda x: 5 - 1.6 * math.sin(x), INK, 2, 8), curve(lambda x: 5 - 1.6 * math.sin(x), ACCENT, 9.5),
                    curve(lambda x: 11 - 1.6 * math.sin(x), INK, 2, 8), curve(lambda x: 11 - 1.6 * math.sin(x), ACCENT, 9.5),
                    line([(8.75, 1.5), (8.75, 14.5)], PALE, 1.0)],
    "learner": [AXES, RISING, FALLING, dot(5, 11, 1.2), dot(8.5, 6, 1.2), dot(12, 4.2, 1.2)],
    "sparselearner": [AXES, FALLING, dot(5, 11, 1.2, PALE), dot(8.5, 6, 1.2), dot(12, 4.2, 1.2, PALE),
                      line([(4, 12), (8.5, 6)], PALE), line([(8.5, 6), (12, 4.2)], INK)],
    "pruner": [line([(2.5, 4), (13.5, 4)], PALE), line([(2.5, 4), (13.5, 12)], INK), line([(2.5, 12), (13.5, 4)], PALE),
               line([(2.5, 12), (13.5, 12)], INK), dot(2.5, 4, 1.6), dot(2.5, 12, 1.6), dot(13.5, 4, 1.6), dot(13.5, 12, 1.6),
               line([(6, 1.5), (10, 6.5)], ACCENT, 1.4), line([(10, 1.5), (6, 6.5)], ACCENT, 1.4)],
    "extractor": network() + [line([(12, 3), (15, 3)], ACCENT), line([(13.5, 1.5), (13.5, 4.5)], ACCENT)],
    "networkscorer": [line([(2, 8), (4, 3)]), line([(4, 3), (7, 8)]), dot(2, 8, 1.5), dot(4, 3, 1.5, ACCENT), dot(7, 8, 1.5),
                      line([(7.5, 11.5), (10, 14), (14.5, 6.5)], ACCENT, 1.6)],
    "dynamicsscorer": [AXES, RISING, dot(4.5, 9.5, 1.1, ACCENT), dot(7, 9.5, 1.1, ACCENT), dot(9.5, 3.2, 1.1, ACCENT),
                       dot(12.5, 5.5, 1.1, ACCENT)],
    "dynamicspredictor": [AXES, curve(lambda x: 12 - 8 / (1 + math.exp(7 - x)), PALE, 3),
                          curve(lambda x: 11.6 - 3.2 / (1 + math.exp(7 - x)), ACCENT, 3, 12.6, 1.6), arrow(13.6, 8.4, ACCENT),
                          dot(3.4, 11.4, 1.6)],
    "pathwayenrichment": [line([(2, 14), (14, 14)], PALE, 1.0), line([(4, 13.5), (4, 9.5)], PALE, 2.0),
                          line([(8, 13.5), (8, 7.5)], ACCENT, 2.0), line([(12, 13.5), (12, 11)], PALE, 2.0),
                          line([(2.6, 3), (6, 3)]), line([(6, 3), (9.4, 3)]), line([(9.4, 3), (13, 3)]), dot(2.8, 3, 1.6),
                          dot(7.9, 3, 1.6, ACCENT), dot(13, 3, 1.6)],
    "ensemble": [line([(5.5, 8.5), (9, 2.5)], PALE), line([(9, 2.5), (13.5, 8.5)], PALE), dot(13.5, 8.5, 1.4, PALE),
                 line([(3, 13), (7, 5.5)]), line([(7, 5.5), (11.5, 13)], INK), dot(3, 13, 1.8), dot(7, 5.5, 1.8, ACCENT),
                 dot(11.5, 13, 1.8), dot(9, 2.5, 1.2, PALE)],
    "strategycomparison": [AXES, line([(5, 13.2), (5, 8)], PALE, 2.2), line([(8.5, 13.2), (8.5, 5.5)], INK, 2.2),
                           line([(12, 13.2), (12, 3)], ACCENT, 2.2)],
    "category": network() + [line([(4, 12), (12, 12)], PALE)],
}


def distance(px, py, points):
    best = math.inf
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        t = 0 if length == 0 else max(0, min(1, ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / length))
        best = min(best, math.hypot(px - x0 - t * (x1 - x0), py - y0 - t * (y1 - y0)))
    return best


def colour_at(shapes, px, py):
    found = None
    for kind, where, colour, extent in shapes:
        inside = (math.hypot(px - where[0], py - where[1]) <= extent if kind == "dot"
                  else distance(px, py, where) <= extent / 2)
        if inside:
            found = colour
    return found


def png(shapes):
    rows = bytearray()
    for y in range(SIZE):
        rows.append(0)
        for x in range(SIZE):
            hits = [c for c in (colour_at(shapes, x + (i + .5) / FINE, y + (j + .5) / FINE)
                                for i in range(FINE) for j in range(FINE)) if c]
            mean = [round(sum(c[k] for c in hits) / len(hits)) for k in range(3)] if hits else [0, 0, 0]
            rows += bytes(mean + [round(255 * len(hits) / FINE ** 2)])

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def svg(shapes):
    parts = []
    for kind, where, colour, extent in shapes:
        code = "#%02x%02x%02x" % colour
        if kind == "dot":
            parts.append(f'<circle cx="{where[0]:g}" cy="{where[1]:g}" r="{extent:g}" fill="{code}"/>')
        else:
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in where)
            parts.append(f'<polyline points="{points}" fill="none" stroke="{code}" stroke-width="{extent:g}"'
                         ' stroke-linecap="round" stroke-linejoin="round"/>')
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">\n  '
            + "\n  ".join(parts) + "\n</svg>\n")


for name, drawing in ICONS.items():
    (HERE / f"{name}.svg").write_text(svg(drawing))
    target = HERE / "category.png" if name == "category" else NODES / name / f"{name}.png"
    target.write_bytes(png(drawing))
