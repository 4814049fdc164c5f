"""Encode the sayings of the coder's topics anew, after they or the encoder have changed.

python -m benchmarks.coding.sayings
"""

from agent.coder.topics import Topics, keep
from agent.providers.minilm import MiniLM

if __name__ == "__main__":
    keep(Topics(MiniLM()))
