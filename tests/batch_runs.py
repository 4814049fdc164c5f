"""Runs of `interview code --batch`, each in a process of its own that can be killed; a program.

For each line that it reads (a folder, a tab, the server's address) it forks, runs the verb, and
says how that ended. The process tells the server its number as its organisation, to be killed by.
"""

import os
import sys

import agent.batching
import agent.cli.code
import agent.providers.openai_batches
from agent.cli import main

assert agent.batching and agent.cli.code and agent.providers.openai_batches

for line in sys.stdin:
    child = os.fork()
    if not child:
        folder, os.environ["OPENAI_BASE_URL"] = line.strip().split("\t")
        os.chdir(folder)
        os.environ["OPENAI_ORG_ID"] = str(os.getpid())
        try:
            main(["code", "--wave", "w", "--model", "openai:m", "--batch"])
        except SystemExit as ended:
            sys.stdout.flush()
            os._exit(int(ended.code or 0))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    sys.stdout.write(f"ended {os.waitstatus_to_exitcode(status)}\n")
    sys.stdout.flush()
