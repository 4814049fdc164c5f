// The top of the widget: what this is, how far it has come, and what else can be done.

import { html, nothing, type TemplateResult } from "lit";
import type { InterviewWidget } from "./element";
import { autonym } from "./strings";

export function header(widget: InterviewWidget): TemplateResult {
  const { study, phase, turn } = widget.conversation;
  const counted = phase === "talking" || (phase === "ended" && turn?.status === "completed");
  return html`<header class=${phase}>
    <div class="top">
      <p class="title" dir="auto">${study?.title ?? ""}</p>
      ${phase === "talking" ? menu(widget) : nothing}
      ${widget.mode === "inline" ? nothing : close(widget)}
    </div>
    ${counted ? progress(widget) : nothing}
  </header>`;
}

function progress(widget: InterviewWidget): TemplateResult {
  const { turn, study } = widget.conversation;
  const share = turn?.progress ?? 0;
  const percent = Math.round(share * 100);
  const words = [
    turn?.question?.section,
    widget.say("done", { n: percent }),
    share < 1 ? minutes_left(widget, study?.minutes ?? null, share) : "",
  ].filter(Boolean);
  return html`<div class="progress">
    <div
      class="bar"
      role="progressbar"
      aria-label=${widget.say("progress")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      aria-valuetext=${words.join(", ")}
    >
      <svg width="100%" height="4" aria-hidden="true">
        <rect width="${percent}%" height="4" rx="2" />
      </svg>
    </div>
    <p aria-hidden="true">
      <span>${words[0]}</span>
      <span>${words.slice(1).join(" · ")}</span>
    </p>
  </div>`;
}

function minutes_left(widget: InterviewWidget, minutes: number | null, share: number): string {
  if (minutes === null) return "";
  const left = Math.max(1, Math.round(minutes * (1 - share)));
  return left === 1 ? widget.say("left_one") : widget.say("left", { n: left });
}

function menu(widget: InterviewWidget): TemplateResult {
  const { say } = widget;
  const { study, language, busy, lines } = widget.conversation;
  const others = (study?.languages ?? []).filter((one) => one !== language);
  const can_go_back = lines.some((one) => one.from === "respondent");
  return html`<div class="menu" @focusout=${(event: FocusEvent) => left(widget, event)}>
    <button
      type="button"
      class="menu-button quiet"
      aria-expanded=${widget.menu ? "true" : "false"}
      aria-controls="menu"
      @click=${() => widget.toggle_menu()}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="4" cy="10" r="1.7" />
        <circle cx="10" cy="10" r="1.7" />
        <circle cx="16" cy="10" r="1.7" />
      </svg>
      <span>${say.call(widget, "menu")}</span>
    </button>
    <ul id="menu" ?hidden=${!widget.menu}>
      ${entry(widget, "help", () => widget.command("say_help"), busy)}
      ${entry(widget, "skip", () => widget.command("say_skip"), busy)}
      ${entry(widget, "refuse", () => widget.command("say_refused"), busy)}
      ${can_go_back ? entry(widget, "back", () => void widget.back(), busy) : nothing}
      ${entry(widget, "review", () => void widget.review())}
      ${others.map((one) => entry_in(widget, one, busy))}
      ${entry(widget, "pause", () => widget.ask("pause"))}
      ${entry(widget, "stop", () => widget.ask("stop"))}
    </ul>
  </div>`;
}

function entry(
  widget: InterviewWidget,
  key: "help" | "skip" | "refuse" | "back" | "review" | "pause" | "stop",
  act: () => void,
  disabled = false,
): TemplateResult {
  return html`<li class=${key}>
    <button type="button" ?disabled=${disabled} @click=${act}>${widget.say(key)}</button>
  </li>`;
}

function entry_in(widget: InterviewWidget, language: string, disabled: boolean): TemplateResult {
  const name = autonym(language);
  const act = (): void => {
    widget.toggle_menu(false);
    void widget.submit({ text: name, shown: name });
  };
  return html`<li>
    <button type="button" lang=${language} ?disabled=${disabled} @click=${act}>${name}</button>
  </li>`;
}

/** Close the menu when focus leaves it. */
function left(widget: InterviewWidget, event: FocusEvent): void {
  const next = event.relatedTarget as Node | null;
  if (widget.menu && next && !(event.currentTarget as HTMLElement).contains(next)) {
    widget.toggle_menu(false);
  }
}

function close(widget: InterviewWidget): TemplateResult {
  return html`<button
    type="button"
    class="quiet close"
    aria-label=${widget.say("close")}
    @click=${() => widget.hide()}
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M5 5l10 10M15 5L5 15" />
    </svg>
  </button>`;
}
