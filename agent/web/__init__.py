"""The web face: the respondent API over HTTP; parses, calls `sessions`, renders.

`app` is what an ASGI server loads: it reads the settings of the folder it runs in. `build`
makes the same from a desk and is what tests use.
"""

from agent.web.app import app, build

__all__ = ["app", "build"]
