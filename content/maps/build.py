#!/usr/bin/env python3
"""Makes world.json: country outlines in Equal Earth projection on a whole-number grid 1000 wide.

Usage: build.py UNDP_MAP_DATA.json WORLD_ATLAS_COUNTRIES_10M.json areas.csv > world.json
README.md says where the two sources come from, and by which rules disputed areas are drawn.
"""
import csv
import json
import math
import sys

CENTRE = 11.0                     # The cut then runs through the Bering Strait and divides no country's mainland.
WIDTH = 1000
NORTH, SOUTH = 83.7, -56.2        # Antarctica is left out: nothing that we count happens there.
SMALL, TINY, RADIUS = 9.0, 4.0, 2
NOT_DRAWN = {"ATA", "IOT", "GGY", "JEY", "ANT"}
# Points for areas that the first source does not draw.
POINTS = {"BLM": (-62.83, 17.90), "CHI": (-2.35, 49.35)}
# Parts that the first source gives to one side; drawn as neutral shapes instead.
NEUTRAL = {"xJK": "jammu-and-kashmir", "xAC": "aksai-chin", "xAP": "arunachal-pradesh", "xRI": "kuril-islands"}
NEUTRAL_PARTS = {("SDN", 35, 22): "halaib-triangle", ("EGY", 33, 21): "bir-tawil", ("SSD", 35, 4): "ilemi-triangle"}
ON_TOP = {"PSE", "XKX", "LSO"}
TOO_SMALL = {"xSK", "xSR", "xSI"}
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(lon, lat):
    """Šavrič, Patterson and Jenny (2018)."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t)
    x /= 3 * (9 * A4 * t**8 + 7 * A3 * t**6 + 3 * A2 * t**2 + A1)
    return x, A4 * t**9 + A3 * t**7 + A2 * t**3 + A1 * t


HALF = equal_earth(180, 0)[0]
SCALE = WIDTH / (2 * HALF)
TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((TOP - equal_earth(0, SOUTH)[1]) * SCALE)


def project(lon, lat):
    x, y = equal_earth(lon, lat)
    return (x + HALF) * SCALE, (TOP - y) * SCALE


def shifted(ring):
    """The ring with longitudes counted from the central meridian, kept on one side of the cut."""
    lons = [lon - CENTRE for lon, _ in ring]
    turn = 360 if sum(lons) / len(lons) < -180 else 0
    return [(max(-180.0, min(180.0, lon + turn)), lat) for lon, (_, lat) in zip(lons, ring)]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def on_grid(ring):
    """Rounds to whole numbers; what two countries share stays shared because both round alike."""
    out = []
    for lon, lat in shifted(ring):
        x, y = project(lon, lat)
        point = (round(x), round(y))
        if not out or out[-1] != point:
            out.append(point)
    while len(out) > 1 and out[0] == out[-1]:
        out.pop()
    return out


def straightened(ring):
    """Without spikes and without points that lie on the line between their neighbours."""
    ring, changed = list(ring), True
    while changed and len(ring) > 2:
        changed = False
        for i in range(len(ring)):
            a, b, c = ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
            if (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0]):
                del ring[i]
                changed = True
                break
    return ring


def dissolved(rings):
    """Joins rings along edges that they share in opposite directions, such as a seam at 180 degrees."""
    edges = [(a, b) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1])]
    left = {}
    for a, b in edges:
        if left.get((b, a), 0) > 0:
            left[b, a] -= 1
        else:
            left[a, b] = left.get((a, b), 0) + 1
    onward = {}
    for (a, b), count in left.items():
        onward.setdefault(a, []).extend([b] * count)
    out = []
    while any(onward.values()):
        start = next(a for a, next_points in onward.items() if next_points)
        ring, at = [start], onward[start].pop()
        while at != start:
            ring.append(at)
            at = onward[at].pop()
        out.append(ring)
    return out


def path(rings):
    parts = []
    for ring in rings:
        x, y = ring[0]
        text = f"M{x} {y}l"
        steps = []
        for px, py in ring[1:]:
            steps.append(f"{px - x}{'' if py < y else ' '}{py - y}")
            x, y = px, py
        for i, step in enumerate(steps):
            text += step if i == 0 or step.startswith("-") else " " + step
        parts.append(text + "z")
    return "".join(parts)


def outer_rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon]


def atlas_rings(topology, numeric):
    """The outlines of one country of a TopoJSON file."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index):
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points if index >= 0 else points[::-1]

    shape = next(g for g in topology["objects"]["countries"]["geometries"] if g.get("id") == numeric)
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [[p for index in ring for p in arc(index)] for polygon in polygons for ring in polygon]


def croatia(topology, neighbours):
    """The first source leaves Croatia out; its land borders are drawn to the neighbours' points."""
    points = [p for ring in neighbours for p in ring]

    def snapped(p):
        near = min(points, key=lambda q: (q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2)
        return near if math.dist(near, p) < 0.12 else p

    return [[snapped(p) for p in ring] for ring in atlas_rings(topology, "191")]


def gaza(topology):
    """The first source draws the West Bank only; the strip is the western part of the second source's shape."""
    return [ring for ring in atlas_rings(topology, "275") if max(x for x, _ in ring) < 34.7]


def spread(circles):
    """Moves small circles apart a little where they would cover each other."""
    points = {code: [x, y] for code, (x, y) in circles.items()}
    codes = sorted(points)
    for _ in range(60):
        for i, a in enumerate(codes):
            for b in codes[i + 1:]:
                dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
                gap = math.hypot(dx, dy)
                if gap < 2 * RADIUS:
                    if gap < 0.01:
                        dx, dy, gap = 1.0, 0.3, 1.04
                    push = (2 * RADIUS - gap) / 2 / gap
                    points[a][0] -= dx * push
                    points[a][1] -= dy * push
                    points[b][0] += dx * push
                    points[b][1] += dy * push
    return {code: (round(x), round(y)) for code, (x, y) in points.items()}


def main():
    undp = json.load(open(sys.argv[1], encoding="utf-8"))
    atlas = json.load(open(sys.argv[2], encoding="utf-8"))
    known = {row["code"] for row in csv.DictReader(open(sys.argv[3], encoding="utf-8"))}
    rings, neutral = {}, {}
    for feature in undp["features"]:
        facts, outlines = feature["properties"], outer_rings(feature["geometry"])
        code = facts["ISO3"]
        part = (code, int(facts["LON"]), int(facts["LAT"]))
        if part in NEUTRAL_PARTS:
            neutral[NEUTRAL_PARTS[part]] = outlines
        elif code in NEUTRAL:
            neutral[NEUTRAL[code]] = outlines
        elif code in TOO_SMALL or code in NOT_DRAWN or (code == "MUS" and facts["LON"] > 65):
            continue
        else:
            rings.setdefault(code, []).extend(outlines)
    rings["HRV"] = croatia(atlas, [r for c in ("SVN", "HUN", "SRB", "BIH", "MNE") for r in rings[c]])
    rings["PSE"] = rings["PSE"] + gaza(atlas)
    shapes, circles = {}, {}
    for code, outlines in rings.items():
        drawn = [straightened(on_grid(ring)) for ring in outlines]
        if code == "RUS":
            drawn = [straightened(ring) for ring in dissolved([on_grid(ring) for ring in outlines])]
        drawn = [ring for ring in drawn if len(ring) > 2]
        exact = [[project(*p) for p in shifted(ring)] for ring in outlines]
        size = sum(abs(area(ring)) for ring in exact)
        largest = max(exact, key=lambda ring: abs(area(ring)))
        if size < SMALL:
            circles[code] = tuple(sum(p[i] for p in largest) / len(largest) for i in (0, 1))
        if size >= TINY or code in ("PSE",):
            keep = [ring for ring in drawn if abs(area(ring)) >= 1.0]
            shapes[code] = path(keep or drawn)
    for code, (lon, lat) in POINTS.items():
        circles[code] = project(*shifted([(lon, lat)])[0])
    circles = spread(circles)
    missing = known - set(shapes) - set(circles) - NOT_DRAWN
    unknown = (set(shapes) | set(circles)) - known
    assert not missing and not unknown, (missing, unknown)
    # Large shapes first, so that small ones stay on top; last those that another outline runs over.
    order = sorted(set(shapes) | set(circles), key=lambda c: (c in ON_TOP, -len(shapes.get(c, "")), c))
    out = {"view_box": [0, 0, WIDTH, HEIGHT], "shapes": [], "neutral": []}
    for code in order:
        shape = {"code": code}
        if code in shapes:
            shape["path"] = shapes[code]
        if code in circles:
            shape["circle"] = [*circles[code], RADIUS]
        out["shapes"].append(shape)
    for name, outlines in sorted(neutral.items()):
        drawn = [straightened(on_grid(ring)) for ring in outlines]
        drawn = [ring for ring in drawn if len(ring) > 2]
        if drawn:
            out["neutral"].append({"name": name, "path": path(drawn)})
    lines = [f'"view_box":{json.dumps(out["view_box"])}']
    for key in ("shapes", "neutral"):
        rows = ",\n".join(json.dumps(item, separators=(",", ":")) for item in out[key])
        lines.append(f'"{key}":[\n{rows}\n]')
    print("{" + ",\n".join(lines) + "}")


main()
