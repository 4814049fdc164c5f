// The control that fits a question. Each draws from a draft and hands back a draft or a reply.

import { html, nothing, type TemplateResult } from "lit";
import { rows } from "./rows";
import type { Key } from "./strings";
import type { Cell, Draft, Missing, Option, Question, Reply, Value } from "./types";

/** Words to be read, told apart where they are not in the language of the page. */
export type Words = string | TemplateResult;

/** What is wrong with an answer: a sentence and its fields. */
export type Wrong = [Key, Record<string, unknown>?];

/** What a control may know and do. name: tells its fields apart from another's on the page. */
export interface Desk {
  name: string;
  question: Question;
  draft: Draft;
  busy: boolean;
  warning: Wrong | null;
  say(key: Key, fields?: Record<string, unknown>): string;
  put(key: Key, fields?: Record<string, unknown>): Words;
  write(draft: Draft): void;
  warn(wrong: Wrong | null): void;
  send(reply: Reply): void;
}

export function control(desk: Desk): TemplateResult | typeof nothing {
  const { question } = desk;
  switch (question.type) {
    case "single":
      return single(desk);
    case "multi":
      return several(desk);
    case "rating":
    case "grid":
      return question.items.length || question.type === "rating" ? rows(desk) : single(desk);
    case "number":
      return number(desk);
    case "open":
      return nothing;
  }
}

/** The name of a group of fields for those who cannot see the question above it. */
export function group_name({ title, item, id }: Question): string {
  return [title || id, item?.label].filter(Boolean).join(": ");
}

function single(desk: Desk): TemplateResult {
  const { question, draft } = desk;
  const chosen = question.options.find((one) => one.id === draft.value);
  const choose = (option: Option, event: Event): void => {
    if (option.specify) {
      desk.write({ ...draft, value: option.id });
      show_other(event);
    } else desk.send({ answer: option.id, shown: option.label });
  };
  return html`<fieldset class="control" ?disabled=${desk.busy}>
    <legend class="vh">${group_name(question)}</legend>
    <div class="chips" @keydown=${along}>
      ${question.options.map(
        (one) =>
          html`<button
            type="button"
            class="chip"
            dir="auto"
            aria-pressed=${one.id === chosen?.id ? "true" : nothing}
            @click=${(event: Event) => choose(one, event)}
          >
            <span>${one.label}</span>${described(one)}
          </button>`,
      )}
    </div>
    ${chosen?.specify ? specify(desk, chosen) : nothing}
  </fieldset>`;
}

function specify(desk: Desk, chosen: Option): TemplateResult {
  const { draft } = desk;
  const submit = (event: Event): void => {
    event.preventDefault();
    const words = draft.other.trim();
    if (words) {
      const text = `${chosen.label}: ${words}`;
      desk.send({ text, shown: text });
    } else desk.send({ answer: chosen.id, shown: chosen.label });
  };
  return html`<form class="inline" @submit=${submit}>
    <label>${desk.put("specify")} ${other_field(desk)}</label>
    ${go(desk)}
  </form>`;
}

/** Bring the field for one's own words into view, once it is drawn. */
function show_other(event: Event): void {
  const control = (event.currentTarget as HTMLElement).closest(".control");
  requestAnimationFrame(() => {
    const field = control?.querySelector("[data-other]");
    field?.closest(".inline, .other")?.scrollIntoView({ block: "nearest" });
  });
}

function other_field(desk: Desk): TemplateResult {
  return html`<input
    type="text"
    class="field"
    data-other
    autocomplete="off"
    .value=${desk.draft.other}
    @input=${(event: InputEvent) => {
      desk.write({ ...desk.draft, other: (event.target as HTMLInputElement).value });
    }}
  />`;
}

function several(desk: Desk): TemplateResult {
  const { question, draft, put } = desk;
  const chosen = new Set(Array.isArray(draft.value) ? draft.value : []);
  const options = question.options;
  const other = options.find((one) => one.specify && chosen.has(one.id));
  const toggle = (option: Option, event: Event): void => {
    const on = (event.target as HTMLInputElement).checked;
    const kept = options.filter((one) => {
      if (one.id === option.id) return on;
      return chosen.has(one.id) && !(on && (option.exclusive || one.exclusive));
    });
    desk.warn(null);
    desk.write({ ...draft, value: kept.map((one) => one.id) });
    if (on && option.specify) show_other(event);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const picked = options.filter((one) => chosen.has(one.id));
    const wrong = miscounted(desk, picked);
    if (wrong) desk.warn(wrong);
    else desk.send(set_reply(picked, draft.other.trim()));
  };
  return html`<form class="control" @submit=${submit}>
    <fieldset ?disabled=${desk.busy}>
      <legend class="vh">${group_name(question)}</legend>
      <p class="hint">${desk.put(...bounds(desk))}</p>
      <div class="checks">
        ${options.map(
          (one) =>
            html`<label class="check" dir="auto">
              <input
                type="checkbox"
                .checked=${chosen.has(one.id)}
                @change=${(event: Event) => toggle(one, event)}
              />
              <span><span>${one.label}</span>${described(one)}</span>
            </label>`,
        )}
      </div>
      ${other ? html`<label class="other">${put("specify")} ${other_field(desk)}</label>` : nothing}
      ${warned(desk)} ${go(desk)}
    </fieldset>
  </form>`;
}

function bounds({ question }: Desk): Wrong {
  if (question.max) return ["choose_most", { n: question.max }];
  if (question.min && question.min > 1) return ["choose_least", { n: question.min }];
  return ["choose_many"];
}

function miscounted(desk: Desk, picked: Option[]): Wrong | null {
  const { question } = desk;
  if (picked.some((one) => one.exclusive)) return null;
  if (question.max && picked.length > question.max) return bounds(desk);
  if (picked.length < (question.min ?? 1)) {
    return (question.min ?? 1) > 1 ? ["choose_least", { n: question.min }] : ["nothing_chosen"];
  }
  return null;
}

/** A set as ids; with words of one's own it is sent as words, which is where they are read. */
function set_reply(picked: Option[], other: string): Reply {
  const shown = picked
    .map((one) => (one.specify && other ? `${one.label}: ${other}` : one.label))
    .join("; ");
  const worded = other && picked.some((one) => one.specify);
  return worded ? { text: shown, shown } : { answer: picked.map((one) => one.id), shown };
}

function number(desk: Desk): TemplateResult {
  const { question, draft } = desk;
  const submit = (event: Event): void => {
    event.preventDefault();
    const value = Number(draft.other.trim().replace(",", "."));
    const empty = draft.other.trim() === "";
    const wrong: Wrong | null = empty ? ["not_number"] : misplaced(desk, value);
    if (wrong) desk.warn(wrong);
    else
      desk.send({
        answer: value,
        shown: [value, question.unit].filter((one) => one != null).join(" "),
      });
  };
  return html`<form class="control inline" @submit=${submit}>
    <label>
      <span class="vh">${group_name(question)}</span>
      <input
        type="text"
        inputmode=${(question.min ?? -1) >= 0 ? "decimal" : nothing}
        class="field number"
        autocomplete="off"
        ?disabled=${desk.busy}
        aria-invalid=${desk.warning ? "true" : nothing}
        aria-describedby="warning-${desk.name}"
        .value=${draft.other || (typeof draft.value === "number" ? `${draft.value}` : "")}
        @input=${(event: InputEvent) => {
          desk.warn(null);
          desk.write({ ...draft, value: null, other: (event.target as HTMLInputElement).value });
        }}
      />
      ${question.unit ? html`<span class="unit">${question.unit}</span>` : nothing}
    </label>
    ${go(desk)} ${warned(desk)}
  </form>`;
}

function misplaced({ question }: Desk, value: number): Wrong | null {
  const [low, high] = [question.min ?? -Infinity, question.max ?? Infinity];
  if (Number.isFinite(value) && value >= low && value <= high) return null;
  if (Number.isFinite(low) && Number.isFinite(high)) return ["number_between", { low, high }];
  if (Number.isFinite(low)) return ["number_least", { low }];
  return Number.isFinite(high) ? ["number_most", { high }] : ["not_number"];
}

/** Ways out that the question offers, as quiet buttons below its control. */
export function ways_out(desk: Desk): TemplateResult | typeof nothing {
  const { question, say, put } = desk;
  const says: Record<Missing, Key> = {
    dont_know: "say_dont_know",
    not_applicable: "say_not_applicable",
    refused: "say_refused",
  };
  const ways: [Key, Key][] = (["dont_know", "not_applicable", "refused"] as const)
    .filter((one) => question.allow?.includes(one))
    .map((one) => [one, says[one]]);
  if (question.optional) ways.push(["skip", "say_skip"]);
  if (!ways.length) return nothing;
  return html`<div class="ways">
    ${ways.map(
      ([label, words]) =>
        html`<button
          type="button"
          class="quiet"
          ?disabled=${desk.busy}
          @click=${() => desk.send({ text: say(words), shown: say(words) })}
        >
          ${put(label)}
        </button>`,
    )}
  </div>`;
}

export function go(desk: Desk, label = desk.put("continue")): TemplateResult {
  return html`<button type="submit" class="primary" ?disabled=${desk.busy}>${label}</button>`;
}

export function warned(desk: Desk): TemplateResult {
  return html`<p class="warning" role="alert" id="warning-${desk.name}">
    ${desk.warning ? desk.put(...desk.warning) : ""}
  </p>`;
}

/** Say a value as the log shows it. */
export function in_words(
  question: Question,
  value: Value,
  missing: (key: Missing) => string,
): string {
  const labels = new Map(question.options.map((one) => [one.id, one.label]));
  const said = (one: Cell): string => {
    if (Array.isArray(one)) return one.map(said).join("; ");
    if (typeof one === "number") return `${one}`;
    return labels.get(one) ?? missing(one as Missing);
  };
  if (typeof value !== "object" || Array.isArray(value)) return said(value);
  return question.items
    .flatMap(({ id, label }) => (value[id] === undefined ? [] : [`${label}: ${said(value[id])}`]))
    .join("\n");
}

function described({ description }: Option): TemplateResult | typeof nothing {
  return description ? html`<small>${description}</small>` : nothing;
}

/** Arrow keys move between the chips, as they do between radio buttons. */
function along(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const chips = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  const at = chips.indexOf(event.target as HTMLButtonElement);
  const next = chips[(at + step + chips.length) % chips.length];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
