#!/usr/bin/env python3
"""Compare Mingcha's quantities with those of the Chinese extractors on PyPI, in one run.

usage: compare.py MINGCHA SHARED [-o TABLE.md]

MINGCHA is the program, SHARED the folder that holds seeds/, corpora/ and metrics/.
Every extractor reads the same files; only value and unit are compared, since no
peer knows more. The measure is SHARED/metrics/score.py for all. Install the peers
first: `pip install -r requirements.txt`; one that is missing is left out, by name.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

NUMBER = re.compile(r"^[\d.,．，０-９一二两三四五六七八九十百千万亿零〇点分之第%％\s]+")


def documents(shared):
    """Id → file of every document with gold."""
    files = {path.stem: path for path in sorted((shared / "seeds").iterdir())}
    files["national-2012"] = shared / "corpora/national/2012.txt"
    return files


def plain(path):
    """The text of a file, tags removed."""
    return re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8"))


def row(doc, text, start, end, value, value_max, unit):
    surface = text[start:end]
    return {"doc": doc, "surface": surface, "context": text[max(0, start - 20):end + 20], "value": value, "value_max": value_max, "unit": unit, "at": (start, end)}


def outermost(rows):
    """Of overlapping findings the longest, in reading order."""
    kept = []
    for found in sorted(rows, key=lambda r: (r["at"][0], -r["at"][1])):
        if not kept or found["at"][0] >= kept[-1]["at"][1]:
            kept.append(found)
    return kept


def recognizers():
    """Microsoft Recognizers-Text: numbers, percentages, ordinals, currencies, dimensions."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = [units.get_currency_model(), units.get_dimension_model(), numbers.get_percentage_model(), numbers.get_ordinal_model(), numbers.get_number_model()]

    def extract(doc, text):
        rows = []
        for model in models:
            for found in model.parse(text):
                value = str(found.resolution.get("value", "")) if found.resolution else ""
                try:
                    number = float(value.rstrip("%").replace(",", ""))
                except ValueError:
                    continue
                written = text[found.start:found.end + 1]
                unit = "%" if value.endswith("%") else "位" if written.startswith("第") else NUMBER.sub("", written)
                rows.append(row(doc, text, found.start, found.end + 1, number, None, unit))
        return outermost(rows)

    return extract


def jionlp():
    """JioNLP: amounts of money."""
    import jionlp as jio

    def extract(doc, text):
        rows = []
        for found in jio.ner.extract_money(text, with_parsing=True):
            detail = found.get("detail") or {}
            number = detail.get("num")
            low, high = number if isinstance(number, (list, tuple)) else (number, None)
            try:
                low, high = float(low), float(high) if high is not None else None
            except (TypeError, ValueError):
                continue
            start, end = found["offset"]
            rows.append(row(doc, text, start, end, low, high, detail.get("case", "")))
        return outermost(rows)

    return extract


def by_paragraph(extract, files):
    """Runs a peer over the paragraphs of every file; what it throws on is counted and passed over."""
    rows, failures = [], 0
    for doc, path in files.items():
        for paragraph in re.split(r"[\n\u3000]+", plain(path)):
            try:
                rows += extract(doc, paragraph)
            except Exception:  # a peer's own failure is part of the finding
                failures += 1
    return rows, failures


def mingcha(program, files):
    with tempfile.TemporaryDirectory() as folder:
        for doc, path in files.items():
            (pathlib.Path(folder) / (doc + path.suffix)).write_bytes(path.read_bytes())
        done = subprocess.run([program, "extract", folder], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{program} extract ended with {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()], 0


def score(shared, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for found in rows:
            file.write(json.dumps({**found, "at": None}, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([sys.executable, shared / "metrics/score.py", shared / "metrics/gold", file.name, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mingcha")
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("-o", type=pathlib.Path, help="write the table here too")
    options = parser.parse_args()
    files = documents(options.shared)
    runs = [("Mingcha", lambda: mingcha(options.mingcha, files))]
    for name, make in (("Recognizers-Text (Python)", recognizers), ("JioNLP (money only)", jionlp)):
        try:
            extract = make()
        except ImportError as error:
            print(f"{name} is not installed, left out: {error}", file=sys.stderr)
            continue
        runs.append((name, lambda extract=extract: by_paragraph(extract, files)))
    lines = ["| extractor | found of gold | precision | F1 | unit right of found | value and unit right of gold | threw | seconds |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, run in runs:
        start = time.monotonic()
        rows, failures = run()
        seconds = time.monotonic() - start
        result = score(options.shared, rows)
        both = result["found"] * result["unit"] / result["gold"]
        lines.append(f"| {name} | {result['recall']:.3f} | {result['precision']:.3f} | {result['f1']:.3f} | {result['unit']:.3f} | {both:.3f} | {failures} | {seconds:.1f} |")
    table = "\n".join(lines) + "\n"
    print(table)
    if options.o:
        head = f"# Quantities beside peers\n\nValue and unit on the gold ({result['gold']} figures, six documents), by `compare.py`. No peer knows indicator, status, period or region.\n\n"
        options.o.write_text(head + table, encoding="utf-8")


if __name__ == "__main__":
    main()
