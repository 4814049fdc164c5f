"""The respondents' page and the widget: files that ship, and a policy that keeps all else out."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/i")
def page() -> FileResponse:
    """Show the study's own page; a personal link's secret is in the fragment, which is not sent."""
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return FileResponse(STATIC / "page.html", media_type="text/html", headers=headers)


@router.get("/widget.js")
def widget() -> FileResponse:
    """Give the widget to whoever puts it on a page; what it may reach is `origins`' business."""
    headers = {"Cache-Control": "max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
    return FileResponse(STATIC / "widget.js", media_type="text/javascript", headers=headers)


@router.get("/page.css")
def style() -> FileResponse:
    """Give the page its style sheet."""
    headers = {"Cache-Control": "max-age=3600"}
    return FileResponse(STATIC / "page.css", media_type="text/css", headers=headers)


@router.get("/icon.svg")
def icon() -> FileResponse:
    """Give the page its icon."""
    headers = {"Cache-Control": "max-age=86400"}
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml", headers=headers)
