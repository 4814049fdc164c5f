"""A short questionnaire with a question of every kind, and one that is nothing but words."""

from agent.questionnaire import Questionnaire
from tests.talks import small

HOSTILE_LABEL = "<img src=x onerror=alert(1)>"

KINDS = small(
    [
        {
            "id": "role",
            "type": "single",
            "section": "you",
            "text": {"en": "What is your role?", "de": "Welche Rolle haben Sie?"},
            "options": [
                {"id": "nurse", "label": {"en": "Nurse", "de": "Pflege"}},
                {"id": "guest", "label": {"en": "Visitor", "de": "Besuch"}},
                {"id": "odd", "label": HOSTILE_LABEL},
                {"id": "other", "label": {"en": "Other", "de": "Andere"}, "specify": True},
            ],
            "allow": ["refused"],
            "terminate_if": "role == guest",
            "terminate": {"status": "screened_out"},
        },
        {
            "id": "nights",
            "type": "number",
            "section": "you",
            "text": "How many nights last month?",
            "min": 0,
            "max": 31,
            "unit": "nights",
        },
        {
            "id": "drinks",
            "type": "multi",
            "section": "shift",
            "text": "What do you drink?",
            "options": [
                "coffee",
                "tea",
                "water",
                {"id": "nothing", "exclusive": True},
                {"id": "else", "label": "Something else", "specify": True},
            ],
            "max": 2,
        },
        {
            "id": "strain",
            "type": "rating",
            "section": "shift",
            "text": "How tiring is each of these?",
            "scale": {"low": 1, "high": 7, "labels": {1: "not at all", 7: "very"}},
            "items": ["walking", "lifting", "waiting"],
            "allow": ["dont_know"],
        },
        {
            "id": "mood",
            "type": "rating",
            "section": "shift",
            "text": "How do you feel after a shift?",
            "scale": {"low": 1, "high": 5, "labels": {1: "worn out", 5: "fresh"}},
        },
        {
            "id": "known",
            "type": "grid",
            "section": "shift",
            "text": "How well do you know each ward?",
            "items": [
                {"id": "north", "label": "North ward"},
                {"id": "south", "label": "South ward"},
                {"id": "west", "label": "West ward"},
            ],
            "options": ["never_seen", "seen", "worked_there"],
        },
        {
            "id": "story",
            "type": "open",
            "section": "shift",
            "text": "What happened on your last shift?",
            "probe": {"max": 0},
        },
        {
            "id": "more",
            "type": "open",
            "section": "end",
            "text": "Is there anything else?",
            "optional": True,
            "probe": {"max": 0},
        },
    ],
    id="kinds",
    title={"en": "Night shifts", "de": "Nachtdienste"},
    languages=["en", "de"],
    introduction={"en": "It is about night shifts.", "de": "Es geht um Nachtdienste."},
    consent={"text": {"en": "Taking part is voluntary.", "de": "Die Teilnahme ist freiwillig."}},
    expect={"minutes": 8},
    sections=[
        {"id": "you", "title": {"en": "You", "de": "Sie"}},
        {"id": "shift", "title": "Your shifts"},
        {"id": "end", "title": "To finish"},
    ],
)


ARABIC = small(
    [
        {
            "id": "role",
            "title": {"ar": "الدور"},
            "type": "single",
            "text": {"ar": "ما هو دورك؟", "en": "What is your role?"},
            "options": [
                {"id": "nurse", "label": {"ar": "ممرضة", "en": "Nurse"}},
                {"id": "other", "label": {"ar": "غير ذلك", "en": "Other"}, "specify": True},
            ],
            "allow": ["refused"],
        },
        {
            "id": "nights",
            "title": {"ar": "الليالي"},
            "type": "number",
            "text": {"ar": "كم ليلة عملت في الشهر الماضي؟", "en": "How many nights?"},
            "min": 0,
            "max": 31,
        },
        {
            "id": "drinks",
            "title": {"ar": "المشروبات"},
            "type": "multi",
            "text": {"ar": "ماذا تشرب؟", "en": "What do you drink?"},
            "options": [
                {"id": "coffee", "label": {"ar": "قهوة", "en": "Coffee"}},
                {"id": "tea", "label": {"ar": "شاي (Earl Grey, مثلا)", "en": "Tea"}},
            ],
        },
        {
            "id": "strain",
            "title": {"ar": "التعب"},
            "type": "rating",
            "text": {"ar": "ما مدى تعب كل من هذه؟", "en": "How tiring is each?"},
            "scale": {"low": 1, "high": 7, "labels": {1: {"ar": "لا تعب"}, 7: {"ar": "جدا"}}},
            "items": [
                {"id": "walking", "label": {"ar": "المشي", "en": "Walking"}},
                {"id": "lifting", "label": {"ar": "الرفع", "en": "Lifting"}},
            ],
        },
        {
            "id": "story",
            "title": {"ar": "القصة"},
            "type": "open",
            "text": {"ar": "ماذا حدث في مناوبتك الأخيرة؟", "en": "What happened?"},
            "probe": {"max": 0},
        },
    ],
    id="arabic",
    title={"ar": "المناوبات الليلية", "en": "Night shifts"},
    language="ar",
    languages=["ar", "en"],
    expect={"minutes": 8},
    consent={"text": {"ar": "المشاركة طوعية.", "en": "Taking part is voluntary."}},
    words={
        "ar": {
            "page": {"start": "أوافق، لنبدأ", "continue": "متابعة", "left": "بقي {n} دقائق"},
            "interviewer": {"ai_notice": "أنت تتحدث مع ذكاء اصطناعي، لا مع إنسان."},
        }
    },
)
"""From right to left, with some of the page's words in Arabic and the rest in English."""


def only_words(count: int) -> Questionnaire:
    """Ask so many open questions, none of which is followed up."""
    return small(
        [
            {
                "id": f"say_{number}",
                "type": "open",
                "text": f"What is on your mind, round {number}?",
                "probe": {"max": 0},
            }
            for number in range(count)
        ],
        id="words",
    )
