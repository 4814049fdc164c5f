"""What a group of personas answers to one question, by its kind; with defaults where unsteered."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from agent import routing
from agent.nouns import OptionId
from agent.questionnaire import (
    MISSING,
    AskedQuestion,
    Grid,
    Multi,
    Number,
    Open,
    Option,
    Rating,
    Single,
)
from agent.routing import Answers
from agent.simulation.allotment import Allotment
from agent.simulation.steering import Aim, Spread

Value = str | int | float | tuple[OptionId, ...]
MENTIONED = 30.0
CODES_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Hand:
    """A question and the spread of its answers in one group; known: of any of the group."""

    question: AskedQuestion
    options: tuple[Option, ...]
    aim: Aim
    spread: Spread
    known: Answers

    def weights(self) -> dict[str, float]:
        """Weigh the options: as steered, else evenly, with few for the ways out."""
        steered = {one.id: self.spread.shares.get(one.id, 0.0) for one in self.options}
        if any(steered.values()):
            return steered
        return {one.id: self._default(one) for one in self.options}

    def mentions(self) -> dict[str, float]:
        """Give the percentage that names each option of a multiple choice."""
        return {
            one.id: self.spread.mentions.get(one.id, 0.0)
            if self.spread.mentions
            else (8.0 if one.exclusive else MENTIONED * self._default(one))
            for one in self.options
        }

    def _default(self, option: Option) -> float:
        ends = self.question.terminate_if and routing.holds(
            self.question.terminate_if, {**self.known, self.question.id: option.id}
        )
        return 0.1 if ends or option.specify or option.id in MISSING else 1.0


def deal(hand: Hand, size: int, allotment: Allotment, rng: random.Random) -> list[Value]:
    """Give `size` personas their answers."""
    match hand.question:
        case Single() | Grid():
            return [*allotment.singles(size, hand.weights())]
        case Multi() as question:
            return [*_chosen(hand, question, size, allotment)]
        case Rating() as question:
            points = allotment.singles(size, _points(question, hand.spread))
            return [int(point) for point in points]
        case Number() as question:
            return [*_numbers(hand, question, size, allotment)]
        case Open() as question:
            return [*_codes(hand, question, size, allotment)]
        case _:
            assert_never(hand.question)


def _chosen(hand: Hand, question: Multi, size: int, allotment: Allotment) -> list[tuple[str, ...]]:
    mentions = hand.mentions()
    alone = {one.id for one in hand.options if one.exclusive}
    lonely: list[tuple[str, ...]] = []
    for option in sorted(alone):
        count = min(size - len(lonely), allotment.some(size, mentions[option], option))
        lonely += [(option,)] * count
    others = {name: percent for name, percent in mentions.items() if name not in alone}
    rest = size - len(lonely)
    scale = size / rest if rest else 1.0
    spread = Spread(mentions={name: min(100.0, scale * one) for name, one in others.items()})
    most = question.max or len(others)
    dealt = allotment.several(rest, spread, nets={}, most=most)
    likely = sorted(others, key=lambda name: -others[name])
    least = min(max(question.min or 1, 1), len(likely))
    for values in dealt:
        values += [name for name in likely if name not in values][: max(0, least - len(values))]
    order = [one.id for one in hand.options]
    return [*lonely, *(tuple(sorted(values, key=order.index)) for values in dealt)]


def _points(question: Rating, spread: Spread) -> Mapping[str, float]:
    """Weigh the points of a scale by a normal curve around the mean, else mildly upwards."""
    low, high = question.scale.low, question.scale.high
    mean = spread.mean if spread.mean is not None else low + 0.65 * (high - low)
    width = spread.spread if spread.spread is not None else max(0.5, (high - low) / 5)
    return {
        str(point): math.exp(-(((point - mean) / max(width, 0.05)) ** 2) / 2)
        for point in range(low, high + 1)
    }


def _numbers(hand: Hand, question: Number, size: int, allotment: Allotment) -> list[int | float]:
    bands = {one.id: one.band for one in hand.options if one.band}
    low, high = _bounds(question, hand.spread)
    if hand.spread.shares and bands:
        names = allotment.singles(size, hand.weights())
        limits = [
            (low if band.low is None else band.low, high if band.high is None else band.high)
            for band in (bands[name] for name in names if name in bands)
        ]
    else:
        limits = [(low, high)] * size
    return [_between(allotment, start, end, question.decimals) for start, end in limits]


def _bounds(question: Number, spread: Spread) -> tuple[float, float]:
    low = question.soft_min if question.soft_min is not None else question.min
    high = question.soft_max if question.soft_max is not None else question.max
    floor = 0.0 if low is None else low
    ceiling = floor + 100.0 if high is None else high
    if spread.mean is None:
        return floor, ceiling
    width = 2 * (spread.spread if spread.spread is not None else (ceiling - floor) / 6)
    return max(floor, spread.mean - width), min(ceiling, spread.mean + width)


def _between(allotment: Allotment, low: float, high: float, decimals: int) -> int | float:
    """Draw from `low` up to but not including `high`, so that it falls into its band."""
    step = 10**-decimals
    steps = max(0, math.ceil((high - low) / step) - 1)
    number = low + step * round(allotment.chance() * steps)
    return round(number, decimals) if decimals else int(number)


def _codes(hand: Hand, question: Open, size: int, allotment: Allotment) -> list[tuple[str, ...]]:
    book = question.codebook
    spread = hand.spread
    if book and not spread.mentions:
        spread = spread.model_copy(update={"mentions": dict.fromkeys(book.active, MENTIONED)})
    if not spread.mentions:
        return [()] * size
    silent = allotment.some(size, hand.aim.silent, "silent")
    talking = size - silent
    scale = size / talking if talking else 1.0
    grown = spread.model_copy(
        update={
            "mentions": {name: min(100.0, scale * one) for name, one in spread.mentions.items()},
            "nets": {name: min(100.0, scale * one) for name, one in spread.nets.items()},
        }
    )
    nets = book.members() if book else {}
    steered = {net: nets[net] for net in spread.nets if net in nets}
    dealt = allotment.several(talking, grown, nets=steered, most=CODES_AT_MOST)
    return [*(tuple(values) for values in dealt), *([()] * silent)]
