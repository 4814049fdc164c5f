"""What comes out of a study: tables, figures, a page, and data for other people's tools.

    cases · judgements ─▶ tables ─▶ figures ─▶ page
    transcripts · judgements ─▶ answers · lines

Values in, text and bytes out; nothing here touches the disk. Import the module that you
need: only `figures` loads the drawing libraries.
"""
