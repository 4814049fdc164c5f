// What stands in place of the conversation: before it, without it, or while it is elsewhere.

import { html, nothing, type TemplateResult } from "lit";
import type { InterviewWidget } from "../element";
import { autonym } from "../strings";

/** From here on the top has no room for a title: it is cut there, and stands here in full. */
const LONG = 100;

export function loading(widget: InterviewWidget): TemplateResult {
  return html`<div class="state" role="status"><p class="hint">${widget.put("loading")}</p></div>`;
}

/** The AI notice and the consent text come first, in a language that the respondent can choose. */
export function consent(widget: InterviewWidget): TemplateResult | typeof nothing {
  const { study, language, busy } = widget.conversation;
  if (!study) return nothing;
  const [first, rest] = first_sentence(study.notice, language);
  return html`<div class="scroll">
      <section class="consent" aria-labelledby="consent-title">
        <div class="heading">
          <h2 id="consent-title" tabindex="-1" data-first>${widget.put("consent_title")}</h2>
          ${study.languages.length > 1 ? languages(widget, study.languages) : nothing}
        </div>
        <p class="callout" dir="auto">
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <rect x="4" y="8" width="16" height="11" rx="3" />
            <path d="M12 8V4M9 13v1.5M15 13v1.5" />
          </svg>
          <span>${first}</span>
        </p>
        ${
          study.title.length > LONG ? html`<p class="words" dir="auto">${study.title}</p>` : nothing
        }
        <p class="words" dir="auto">${rest}</p>
        ${
          study.consent
            ? html`<h3>${widget.put("about")}</h3>
                <p class="words" dir="auto">${study.consent}</p>`
            : nothing
        }
        ${
          study.privacy && !study.notice.includes(study.privacy)
            ? html`<h3>${widget.put("privacy")}</h3>
                <p class="words" dir="auto">${study.privacy}</p>`
            : nothing
        }
      </section>
    </div>
    <div class="foot">
      <div class="buttons">
        <button type="button" class="primary" ?disabled=${busy} @click=${() => widget.begin()}>
          ${widget.put("start")}
        </button>
        <button
          type="button"
          class="plain"
          ?disabled=${busy}
          @click=${() => widget.conversation.decline()}
        >
          ${widget.put("decline")}
        </button>
      </div>
      ${trouble(widget)}
    </div>`;
}

export function declined(widget: InterviewWidget): TemplateResult {
  return html`<div class="state" role="status">
    <p>${widget.put("declined")}</p>
    <button type="button" class="plain" @click=${() => widget.conversation.reconsider()}>
      ${widget.put("reconsider")}
    </button>
  </div>`;
}

export function failed(widget: InterviewWidget): TemplateResult {
  const { failure } = widget.conversation;
  return html`<div class="state" role="alert">
    <p data-first tabindex="-1">${widget.put(failure)}</p>
    ${
      failure === "failed" || failure === "refused_here"
        ? html`<button type="button" class="plain" @click=${() => void widget.conversation.open()}>
            ${widget.put("again")}
          </button>`
        : nothing
    }
  </div>`;
}

export function elsewhere(widget: InterviewWidget): TemplateResult {
  return html`<div class="state" role="status">
    <p>${widget.put("elsewhere")}</p>
    <button
      type="button"
      class="primary"
      data-first
      @click=${() => void widget.conversation.here()}
    >
      ${widget.put("here")}
    </button>
  </div>`;
}

/** The network is gone or the server is silent: say so, and that nothing is lost. */
export function trouble(widget: InterviewWidget): TemplateResult {
  const { trouble: what } = widget.conversation;
  return html`<p class="banner ${what ? "" : "empty"}" role="status">
    ${what ? widget.put(what) : ""}
  </p>`;
}

function languages(widget: InterviewWidget, all: string[]): TemplateResult {
  return html`<label class="language">
    <span class="vh">${widget.put("language")}</span>
    <select
      @change=${(event: Event) =>
        void widget.conversation.speak((event.target as HTMLSelectElement).value)}
    >
      ${all.map(
        (one) =>
          html`<option value=${one} lang=${one} ?selected=${one === widget.conversation.language}>
            ${autonym(one)}
          </option>`,
      )}
    </select>
  </label>`;
}

/** The notice opens with the sentence that says who is asking: an AI. */
export function first_sentence(text: string, language: string): [string, string] {
  const segments = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)];
  const first = segments[0]?.segment ?? "";
  return [first.trim(), text.slice(first.length).trim()];
}
