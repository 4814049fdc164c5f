"""The page and the widget, met in a real browser (Debian's Chromium, headless)."""
