"""Plots of the full form, as SVG that is the same for the same figures."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt

from tests.bench.search.goals import label
from tests.bench.search.outcome import Outcome
from tests.bench.search.peers import CONTENDERS, OURS

#: Okabe and Ito's colours, which everybody can tell apart; and a marker each, for print.
_COLOURS = ("#d55e00", "#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#7f6000")
_MARKERS = ("o", "s", "^", "v", "D", "P")
_STYLE = dict(zip(CONTENDERS, zip(_COLOURS, _MARKERS, strict=True), strict=True))
_SETTINGS = {
    "svg.hashsalt": "rostrum",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "figure.facecolor": "white",
}


def draw(outcome: Outcome, folder: Path) -> None:
    """Write search-quality.svg and search-size.svg."""
    mpl.use("svg")
    with mpl.rc_context(_SETTINGS):
        _save(_quality(outcome), folder / "search-quality.svg")
        _save(_size(outcome), folder / "search-size.svg")


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def _quality(outcome: Outcome) -> Any:
    """Right first against latency, a panel for each size: up and to the left is better."""
    sizes = list(outcome[OURS])
    figure, axes = plt.subplots(
        1,
        len(sizes),
        figsize=(3 * len(sizes), 3.6),
        sharex=True,
        sharey=True,
        squeeze=False,
        layout="constrained",
    )
    for axis, size in zip(axes[0], sizes, strict=True):
        for name, by_size in outcome.items():
            colour, marker = _STYLE[name]
            counts = by_size[size].quality
            first = 100 * counts.share(counts.first)
            edge = "black" if name == OURS else "white"
            axis.plot(
                by_size[size].cold.p50,
                first,
                linestyle="",
                marker=marker,
                color=colour,
                markeredgecolor=edge,
                markersize=12 if name == OURS else 9,
                alpha=0.9,
                label=name,
                zorder=3,
            )
        axis.set_xscale("log")
        axis.set_title(label(size), fontsize=11)
        axis.set_xlabel("a question, median")
        axis.xaxis.set_major_formatter(_time)
        axis.margins(x=0.12)
    axes[0][0].set_ylabel("right entry first, %")
    axes[0][0].set_ylim(top=101)
    _legend(figure, axes[0][0])
    return figure


def _size(outcome: Outcome) -> Any:
    """Latency against size, median and 99th percentile: both axes are logarithmic."""
    figure, axes = plt.subplots(
        1, 2, figsize=(10, 4), sharex=True, sharey=True, squeeze=False, layout="constrained"
    )
    for axis, (title, of) in zip(
        axes[0], (("median", "p50"), ("99th percentile", "p99")), strict=True
    ):
        for name, by_size in outcome.items():
            colour, marker = _STYLE[name]
            sizes = [size for size in by_size if size]
            axis.plot(
                sizes,
                [getattr(by_size[size].cold, of) for size in sizes],
                marker=marker,
                color=colour,
                linewidth=2.6 if name == OURS else 1.4,
                label=name,
                zorder=4 if name == OURS else 3,
            )
        axis.set_xscale("log")
        axis.set_yscale("log")
        axis.set_title(title, fontsize=11)
        axis.set_xlabel("entries")
        axis.xaxis.set_major_formatter(lambda size, _: f"{size:,.0f}")
        axis.yaxis.set_major_formatter(_time)
    axes[0][0].set_ylabel("a question")
    _legend(figure, axes[0][0])
    return figure


def _time(micros: float, _: int) -> str:
    """A tick's label."""
    for unit, size in (("s", 1e6), ("ms", 1e3)):
        if micros >= size:
            return f"{micros / size:g} {unit}"
    return f"{micros:g} µs"


def _legend(figure: Any, axis: Any) -> None:
    handles, names = axis.get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower center", ncols=3, frameon=False)
