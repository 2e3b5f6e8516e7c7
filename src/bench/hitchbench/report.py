"""Tables of what was measured."""

import statistics


def median(values):
    return statistics.median(values)


def spread(values, form="%s"):
    """The median, and the range where there is one."""
    values = list(values)
    middle = form % median(values)
    return middle if len(values) == 1 else "%s (%s–%s)" % (middle, form % min(values), form % max(values))


def number(value):
    return "{:,.0f}".format(value) if value >= 100 else "%.3g" % value


def _range(values):
    values = list(values)
    return number(median(values)) if len(values) == 1 else "%s (%s–%s)" % (
        number(median(values)), number(min(values)), number(max(values)))


def _cost(samples, part):
    return number(median(getattr(sample, part) / sample.requests * 1e6 for sample in samples))


def ratios(samples, beside):
    """The ratio of two rates, round by round; empty where an error has made one of them void."""
    if any(sample.errors for sample in [*samples, *beside]) or len(samples) != len(beside):
        return []
    return [one.rate / other.rate for one, other in zip(samples, beside)]


def _void(samples):
    return "; ".join("round %d: %s" % (turn, ", ".join(sample.errors))
                     for turn, sample in enumerate(samples, 1) if sample.errors)


def _line(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(rows, limits, found, service):
    """The rows of one service. `found` has lists of samples, one a round, by (service or 'limit', name)."""
    lines = [_line("Row", "clients", "a second", "p50 ms", "p99 ms", "CPU µs, service", "CPU µs, database", "MiB",
                   "opens", "errors", "its limit", "**ratio to its limit**", "to nginx"),
             _line(*["---"] + ["---:"] * 9 + ["---"] + ["---:"] * 2)]
    for row in rows:
        samples = found.get((service, row.name), [])
        if not samples:
            continue
        if _void(samples):
            lines.append(_line(row.title, row.clients or "–", "**void**", *["–"] * 6, _void(samples), *["–"] * 3))
            continue
        if row.kind == "start":
            lines.append(_line(row.title, "–", spread([s.seconds for s in samples], "%.2f"), "–", "–",
                               number(median(s.service_cpu for s in samples) * 1e6), "–",
                               "%.0f" % max(s.memory for s in samples), "–", 0, "–", "–", "–"))
            continue
        compared = [spread(values, "%.3f") if values else "void" for values in
                    (ratios(samples, found.get(("limit", name), [])) for name in row.limits)]
        lines.append(_line(
            row.title, row.clients, _range(s.rate for s in samples), "%.2f" % median(s.p50 for s in samples),
            "%.2f" % median(s.p99 for s in samples), _cost(samples, "service_cpu"), _cost(samples, "database_cpu"),
            "%.0f" % max(s.memory for s in samples),
            "{:,}".format(sum(s.counted for s in samples)) if row.kind == "visit" else "–", 0,
            "%s, %d" % (limits[row.limits[0]].title, limits[row.limits[0]].clients) if row.limits else "–",
            *(compared + ["–", "–"])[:2]))
    return lines


def limit_table(limits, found):
    lines = [_line("Limit", "clients", "a second", "CPU µs, server"), _line("---", *["---:"] * 3)]
    for limit in limits.values():
        samples = found.get(("limit", limit.name), [])
        if samples and _void(samples):
            lines.append(_line(limit.title, limit.clients, "**void**: " + _void(samples), "–"))
        elif samples:
            cost = "database_cpu" if limit.kind == "sql" else "service_cpu"
            lines.append(_line(limit.title, limit.clients, _range(s.rate for s in samples), _cost(samples, cost)))
    return lines


def beside_table(rows, found, this, other):
    """This version by the other one: above 1 the rates of this one are higher, below 1 it costs less."""
    lines = [_line("This version by the other", "rate", "CPU µs, service", "CPU µs, database"),
             _line("---", *["---:"] * 3)]
    for row in rows:
        ours, theirs = found.get((this, row.name), []), found.get((other, row.name), [])
        if not ours:
            continue
        if _void([*ours, *theirs]):
            lines.append(_line(row.title, "**void**", "–", "–"))
        elif row.kind == "start":
            times = spread([a.seconds / b.seconds for a, b in zip(ours, theirs)], "%.2f")
            lines.append(_line(row.title, "time " + times,
                               spread([a.service_cpu / b.service_cpu for a, b in zip(ours, theirs)], "%.2f"), "–"))
        else:
            costs = []
            for part in ("service_cpu", "database_cpu"):
                pairs = [(getattr(a, part) / a.requests, getattr(b, part) / b.requests) for a, b in zip(ours, theirs)]
                # A row that hardly asks the database has no ratio of what it costs there.
                costs.append(spread([a / b for a, b in pairs], "%.2f") if all(b > 0 for _, b in pairs) else "–")
            lines.append(_line("%s, %d" % (row.title, row.clients), spread(ratios(ours, theirs), "%.2f"), *costs))
    return lines


def against_table(rows, now, before):
    """The ratios of this run by those of an earlier one; both as `figures` made them."""
    lines = [_line("Row", "ratio before", "now", "change"), _line("---", *["---:"] * 3)]
    for row in rows:
        if not row.limits:
            continue
        old, new = (run["ratios"].get(row.name) for run in (before, now))
        change = "–" if not old or not new else "%+.0f %%%s" % (
            (new / old - 1) * 100, "" if abs(new / old - 1) <= 0.15 else " **more than 15 %**")
        shown = ["%.3f" % ratio if ratio else "void" for ratio in (old, new)]
        lines.append(_line("%s, %d" % (row.title, row.clients), *shown, change))
    return lines


def figures(rows, found, service):
    """What a later run is compared with: the median ratio of each row to its limit."""
    known = {}
    for row in rows:
        if row.limits and found.get((service, row.name)):
            values = ratios(found[service, row.name], found.get(("limit", row.limits[0]), []))
            known[row.name] = median(values) if values else None
    return {"ratios": known}


def summary(rows, limits, found, service):
    """Four lines for the README."""
    def of(name):
        samples = found.get((service, name), [])
        row = next(row for row in rows if row.name == name)
        values = ratios(samples, found.get(("limit", row.limits[0]), [])) if row.limits else []
        if not samples or _void(samples):
            return None
        return samples, "%.2f" % median(values) if values else "–"

    wanted = (("visit-one", "Visits of one code"), ("visit-cold", "Visits of codes that nobody remembers"),
              ("mint-128", "Mints, 128 clients"), ("replay-128", "Replays, 128 clients"))
    lines = []
    for name, title in wanted:
        known = of(name) if any(row.name == name for row in rows) else None
        if known:
            samples, ratio = known
            row = next(row for row in rows if row.name == name)
            lines.append("- %s: %s a second, p99 %.1f ms, %s of the limit beside it (%s)." % (
                title, number(median(s.rate for s in samples)), median(s.p99 for s in samples), ratio,
                limits[row.limits[0]].title))
        else:
            lines.append("- %s: void." % title)
    return lines


def write_into(file, parts):
    """Replaces what stands between <!-- measured: name --> and <!-- end --> in a Markdown file, for each name in
    `parts`. Returns how many places there were."""
    with open(file) as opened:
        text = opened.read()
    places = 0
    for name, lines in parts.items():
        start, end = "<!-- measured: %s -->\n" % name, "<!-- end -->"
        at = text.find(start)
        if at >= 0:
            places += 1
            after = text.index(end, at)
            text = text[:at + len(start)] + "\n".join(lines) + "\n" + text[after:]
    with open(file, "w") as opened:
        opened.write(text)
    return places
