"""A study's folder: its questionnaire and prompts, read, checked and written.

    read_questionnaire   a questionnaire that is fit to be fielded, or one error
    check_file           a questionnaire and all that is wrong with it, by line
    write_questionnaire  back to YAML; read again, it is the same questionnaire

Not here: what makes a questionnaire sound (`agent.soundness`) or well worded (`agent.wording`).
"""

from agent.study.files import (
    MAX_BYTES,
    digest_of,
    find_prompt,
    find_prompts,
    find_questionnaire,
    read_text,
)
from agent.study.loading import check_file, lines_of, parse_questionnaire, read_questionnaire
from agent.study.problems import Problem
from agent.study.schema import schema, schema_file
from agent.study.writing import write_questionnaire

__all__ = [
    "MAX_BYTES",
    "Problem",
    "check_file",
    "digest_of",
    "find_prompt",
    "find_prompts",
    "find_questionnaire",
    "lines_of",
    "parse_questionnaire",
    "read_questionnaire",
    "read_text",
    "schema",
    "schema_file",
    "write_questionnaire",
]
