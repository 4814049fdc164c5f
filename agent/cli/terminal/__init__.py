"""The respondent's terminal: one interview held in words, on any terminal or through a pipe.

`screen` draws a turn, `shorthand` reads "1a 2c" into a form's answer, `prompt` takes lines,
`chat` is the loop. What is asked, and what a reply means, is decided in `sessions`.
"""
