"""An open-source AI interview and survey agent: from a questionnaire to a figure."""

__version__ = "0.1.0"
