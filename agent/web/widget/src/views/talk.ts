// The conversation: a log that is announced once per finished message, and the control below it.

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { control, ways_out } from "../controls";
import type { Line } from "../conversation";
import type { InterviewWidget } from "../element";
import { noted } from "../rows";
import { first_sentence, trouble } from "./states";

const ROOMY = 600;

export function talk(widget: InterviewWidget): TemplateResult {
  const { lines, turn, phase, slow, coming, note } = widget.conversation;
  const last = lines.findLast((one) => one.from === "interviewer")?.key;
  const latest = latest_replies(lines);
  return html`<div class="scroll">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label=${widget.say("conversation")}
      >
        ${repeat(
          lines,
          (one) => one.key,
          (one) => line(widget, one, one.key === last, latest.has(one.key)),
        )}
      </div>
      ${coming ? early(coming) : slow ? dots(widget) : nothing}
      ${
        phase === "talking" && turn?.question && !widget.conversation.busy
          ? html`<div class="answering">
              ${control(widget.desk(turn))}${ways_out(widget.desk(turn))}
            </div>`
          : nothing
      }
      ${phase === "ended" ? ended(widget) : nothing}
    </div>
    <div class="notes">
      <p class="note ${note ? "" : "empty"}" role="status">
        ${
          note
            ? html`<span>${widget.put(note)}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${widget.say("close")}
                  @click=${() => widget.conversation.dismiss_note()}
                >
                  ×
                </button>`
            : nothing
        }
      </p>
      ${trouble(widget)}
    </div>`;
}

function line(
  widget: InterviewWidget,
  one: Line,
  now: boolean,
  changeable: boolean,
): TemplateResult {
  if (one.kind === "notice") return notice(widget, one);
  const mine = one.from === "respondent";
  const classes = ["line", one.from, one.kind, now ? "now" : ""].join(" ");
  return html`<div class=${classes}>
    <span class="vh">${widget.put(mine ? "you" : "interviewer")}: </span>
    ${
      mine
        ? html`<p class="said" dir="auto">${one.text}</p>`
        : html`<div class="said">${paragraphs(one.text)}</div>`
    }
    ${mine && one.echo ? heard(widget, one) : nothing}
    ${mine && changeable ? change(widget, one) : nothing}
  </div>`;
}

/** The AI notice stays in the log, folded to the sentence that says who is asking. */
function notice(widget: InterviewWidget, one: Line): TemplateResult {
  const [first, rest] = first_sentence(one.text, widget.conversation.language);
  return html`<details class="line notice">
    <summary dir="auto">${first}</summary>
    <p dir="auto">${rest}</p>
  </details>`;
}

/** The question itself is the last paragraph; what leads to it stands quieter before it. */
function paragraphs(text: string): TemplateResult[] {
  return text
    .split(/\n{2,}/)
    .filter((one) => one.trim())
    .map((one) => html`<p dir="auto">${one.trim()}</p>`);
}

function heard(widget: InterviewWidget, one: Line): TemplateResult | typeof nothing {
  const { echo } = one;
  if (!echo || echo.value === null) return nothing;
  if (echo.question.items.length) {
    return noted(widget.echo(one, echo), echo.value, widget.clientWidth > ROOMY);
  }
  return echo.words.trim().toLowerCase() === one.text.trim().toLowerCase()
    ? nothing
    : html`<p class="heard" dir="auto">${widget.put("noted")} ${echo.words}</p>`;
}

function change(widget: InterviewWidget, one: Line): TemplateResult {
  const { question, item } = one;
  return html`<button
    type="button"
    class="quiet change"
    aria-label=${widget.say("change_what", { what: shortened(one.text) })}
    ?disabled=${widget.conversation.busy}
    @click=${() => question && void widget.change(question, item)}
  >
    ${widget.put("change")}
  </button>`;

  function shortened(text: string): string {
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  }
}

/** One reply per question can be changed: the last that is not about the question now asked. */
function latest_replies(lines: Line[]): Set<string> {
  const now = lines.findLast((one) => one.from === "interviewer");
  if (now?.kind === "closing") return new Set();
  const latest = new Map<string, string>();
  for (const one of lines) {
    if (one.from === "respondent" && one.question)
      latest.set(`${one.question}|${one.item}`, one.key);
  }
  latest.delete(`${now?.question}|${now?.item}`);
  return new Set(latest.values());
}

function dots(widget: InterviewWidget): TemplateResult {
  return html`<div class="dots">
    <span class="vh">${widget.put("typing")}</span><i></i><i></i><i></i>
  </div>`;
}

/** Words on their way stand outside the log and are not announced: the finished message is, once. */
function early(words: string): TemplateResult {
  return html`<div class="line interviewer coming" aria-hidden="true">
    <div class="said">${paragraphs(words)}</div>
  </div>`;
}

function ended(widget: InterviewWidget): TemplateResult {
  const onward = web_address(widget.conversation.turn?.return_to);
  return html`<div class="ended" tabindex="-1">
    <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <path d="M7.5 12.5l3 3 6-6.5" />
    </svg>
    ${onward ? html`<a class="primary" href=${onward} rel="noreferrer">${widget.put("go_on")}</a>` : nothing}
  </div>`;
}

/** A way onward leads to a page, never to a script. */
function web_address(text: string | null | undefined): string | null {
  return text && /^https?:\/\//.test(text) ? text : null;
}
