"""Colours for themes and curves; the first of them are told apart by the colour-blind."""

from agent.report.drawing import SERIES

PALETTE = (*SERIES, "#b5651d", "#3f8f4f", "#7b5ea7", "#c23b52", "#2a9d9d")
