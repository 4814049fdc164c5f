"""The screen of `interview review`: the transcript on the left, the codes on the right."""
