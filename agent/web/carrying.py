"""Carries out the steps of many requests on one event loop; their writes share a wait.

What rules do takes less time than handing it to a thread, so it is done here, in the order of
arrival. What takes longer has threads of its own. Writes that come while the disk is waited for
are written next, as one. A database behind a network is spoken to in threads altogether.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool

from agent.desk import Desk
from agent.errors import InterviewError
from agent.steps import Aside, Steps, Write, carried_out

MOST = 100
"""Writes in one transaction: the last of them waits for all."""
T = TypeVar("T")
Waiting = tuple[Write, "asyncio.Future[None]"]


class Carrier:
    """Carries out steps; one writer per interview here, the store decides between processes."""

    def __init__(self, desk: Desk) -> None:
        """Write to the store of a desk."""
        self._store = desk.store
        self._waiting: list[Waiting] = []
        self._writing = False
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def done(self, steps: Steps[T]) -> T:
        """Carry out steps, and give what they come to."""
        if not self._store.is_local:
            return await run_in_threadpool(carried_out, self._store, steps)
        try:
            step = next(steps)
            while True:
                try:
                    given = await self._one(step)
                except InterviewError as refusal:
                    step = steps.throw(refusal)
                else:
                    step = steps.send(given)
        except StopIteration as end:
            result: T = end.value
            return result

    async def done_alone(self, interview: str, steps: Steps[T]) -> T:
        """Carry out steps while nobody else here does any in the same interview."""
        lock = self._locks.setdefault(interview, asyncio.Lock())
        async with lock:
            return await self.done(steps)

    async def _one(self, step: Write | Aside) -> Any:  # noqa: ANN401  # whatever the work gives
        if isinstance(step, Aside):
            return await run_in_threadpool(step.act)
        loop = asyncio.get_running_loop()
        written: asyncio.Future[None] = loop.create_future()
        self._waiting.append((step, written))
        if not self._writing:
            self._writing = True
            loop.call_soon(self._write)
        await written
        if step.refusal is not None:
            raise step.refusal
        return None

    def _write(self) -> None:
        """Write what waits, once all who are ready now have brought theirs."""
        some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        self._writing = bool(some)
        if not some:
            return
        writes = [one for one, _ in some]
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(None, self._store.write_all, writes)
        job.add_done_callback(lambda ended: self._written(some, ended))

    def _written(self, some: Sequence[Waiting], ended: "asyncio.Future[None]") -> None:
        fault = ended.exception()
        for _, written in some:
            if written.done():
                continue
            if fault is None:
                written.set_result(None)
            else:
                written.set_exception(fault)
        asyncio.get_running_loop().call_soon(self._write)
