"""What a respondent must know before consenting."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from agent.nouns import spoken
from agent.speaking import Speaker
from agent.web.front import front_of

router = APIRouter(prefix="/api")


@router.get("/study")
async def study(
    request: Request, language: str | None = None, wave: str | None = None
) -> JSONResponse:
    """Give title, AI notice and consent text, in a language of the questionnaire."""
    front = front_of(request)
    asked = front.desk.questionnaire
    spoken_now = language if language in (asked.language, *asked.languages) else asked.language
    brought = asked.words.get(spoken_now)
    return JSONResponse(
        {
            "study": asked.id,
            "wave": wave or front.config.wave,
            "title": spoken(asked.title, spoken_now),
            "language": spoken_now,
            "words": brought.page if brought else {},
            "languages": list(dict.fromkeys((asked.language, *asked.languages))),
            "notice": Speaker(asked, spoken_now, {}).notice(),
            "consent": spoken(asked.consent.text, spoken_now) if asked.consent else "",
            "minutes": asked.expect.minutes if asked.expect else None,
            "origins": front.config.origins,
            "open_to_all": front.config.open_to_all,
        }
    )
