// What needs a moment of its own: looking answers through, pausing, stopping.

import { html, nothing, type TemplateResult } from "lit";
import type { InterviewWidget } from "./element";
import type { Answer } from "./types";

export type Open = "review" | "finish" | "pause" | "stop";

export function dialogs(widget: InterviewWidget): TemplateResult | typeof nothing {
  switch (widget.dialog) {
    case "review":
    case "finish":
      return review(widget, widget.dialog === "finish");
    case "pause":
      return sheet(widget, "pause_title", html`<p>${widget.put("pause_text")}</p>`, [
        button(widget, "primary", "go_on", () => widget.shut()),
      ]);
    case "stop":
      return sheet(widget, "stop_title", html`<p>${widget.put("stop_text")}</p>`, [
        button(widget, "primary", "stop_no", () => widget.shut()),
        button(widget, "plain", "stop_yes", () => {
          widget.shut();
          void widget.conversation.stop();
        }),
      ]);
    case null:
      return nothing;
  }
}

function review(widget: InterviewWidget, last: boolean): TemplateResult {
  const body = html`${last ? html`<p>${widget.put("review_last")}</p>` : nothing}
  ${
    widget.answers.length
      ? html`<dl class="answers">${widget.answers.map((one) => answer(widget, one))}</dl>`
      : html`<p class="hint">
          ${widget.put(widget.conversation.busy ? "loading" : "review_none")}
        </p>`
  }`;
  const buttons = last
    ? [
        button(widget, "primary", "finish", () => widget.finish()),
        button(widget, "plain", "return", () => widget.shut()),
      ]
    : [button(widget, "primary", "return", () => widget.shut())];
  return sheet(widget, "review_title", body, buttons);
}

function answer(widget: InterviewWidget, one: Answer): TemplateResult {
  const { question, state, words } = one;
  const title = [question.title || one.text, question.item?.label].filter(Boolean).join(": ");
  return html`<div class="answer">
    <dt dir="auto">${title}</dt>
    <dd dir="auto" class=${state === "answered" ? "" : "hint"}>
      ${state === "answered" ? words : widget.put(named(state))}
    </dd>
    <dd class="act">
      <button
        type="button"
        class="quiet"
        aria-label=${widget.say("change_what", { what: title })}
        @click=${() => void widget.change(question.id, question.item?.id ?? null)}
      >
        ${widget.put("change")}
      </button>
    </dd>
  </div>`;
}

type State = "dont_know" | "refused" | "not_applicable" | "skipped" | "unmapped" | "answered";
const STATES: readonly string[] = ["dont_know", "refused", "not_applicable", "skipped", "unmapped"];

function named(state: string): State {
  return STATES.includes(state) ? (state as State) : "answered";
}

function sheet(
  widget: InterviewWidget,
  title: "review_title" | "pause_title" | "stop_title",
  body: TemplateResult,
  buttons: TemplateResult[],
): TemplateResult {
  return html`<dialog class="sheet" aria-labelledby="sheet-title" @close=${() => widget.shut()}>
    <h2 id="sheet-title" tabindex="-1" autofocus>${widget.put(title)}</h2>
    <div class="matter">${body}</div>
    <div class="buttons">${buttons}</div>
  </dialog>`;
}

function button(
  widget: InterviewWidget,
  look: "primary" | "plain",
  key: "go_on" | "stop_no" | "stop_yes" | "finish" | "return",
  act: () => void,
): TemplateResult {
  return html`<button type="button" class=${look} @click=${act}>${widget.put(key)}</button>`;
}
