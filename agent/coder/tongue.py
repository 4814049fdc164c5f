"""Is a text English? The words that hold sentences together tell."""

from agent.coder.clauses import words_of

_ENGLISH = """
    the a an and or but is are was were be been have has had do does did not no of to in on at
    for with from by as that this it they we you i he she our their my your there what when who
    which how than then so if can could would will should very too about more most some any all
"""
_FOREIGN = """
    der das und oder aber ist sind waren nicht kein keine ein eine einen einem einer wir ich sie
    es uns unser mit von zu zum zur für auf im dem des auch noch nur sehr wenn dass bei nach wie
    aus hat haben wird werden kann sich immer schon mehr viel
    le la les un une du et ou mais est sont était nous vous ils elles je il elle ne pas que qui
    pour avec dans sur ce cette ces notre leur très plus trop au aux
    el los las una y o pero es era nosotros ellos se lo con por para muy más al
    gli uno ma sono noi loro non che di per molto più della dei
    de het een maar zijn wij niet voor op te dat die ook heel
    os um uma mas são nós eles não com muito mais da dos das
"""
ENGLISH = frozenset(_ENGLISH.split())
FOREIGN = frozenset(_FOREIGN.split()) - ENGLISH


def is_english(text: str) -> bool:
    """Whether a text reads as English; short texts without function words pass for it."""
    words = words_of(text)
    ours = sum(word in ENGLISH for word in words)
    theirs = sum(word in FOREIGN for word in words)
    other_script = sum(any(char.isalpha() and ord(char) > 0x2FF for char in word) for word in words)
    return theirs <= ours and 2 * other_script <= len(words)
