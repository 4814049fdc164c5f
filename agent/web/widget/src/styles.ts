// The look: calm, roomy, in the system's font; light and dark; themable by custom properties.
// Widths are the widget's own (container queries), so that it fits a bubble as well as a page.

import { css } from "lit";

const TOKENS = css`
  :host {
    --_accent: var(--interview-accent, light-dark(#1f56a8, #9fc1f7));
    --_on-accent: var(--interview-on-accent, light-dark(#ffffff, #0c1a30));
    --_tint: var(--interview-tint, light-dark(#e9f0fb, #22324b));
    --_background: var(--interview-background, light-dark(#ffffff, #14181f));
    --_surface: var(--interview-surface, light-dark(#f5f7fa, #1c222c));
    --_text: var(--interview-text, light-dark(#1a2230, #e8ecf2));
    --_muted: var(--interview-muted, light-dark(#556072, #a7b1c0));
    --_line: var(--interview-line, light-dark(#dfe4eb, #303947));
    --_edge: var(--interview-edge, light-dark(#848e9d, #76829a));
    --_warning: var(--interview-warning, light-dark(#9a3412, #fdba8c));
    --_radius: var(--interview-radius, 12px);
    --_font: var(--interview-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
    --_width: var(--interview-width, 46rem);
    color-scheme: light dark;
    display: block;
    font: 1rem/1.5 var(--_font);
    color: var(--_text);
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  :host([mode="inline"]) {
    block-size: var(--interview-height, 42rem);
    max-block-size: 100dvh;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  p,
  h2,
  h3,
  dl,
  dd,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex="-1"]:focus {
    outline: none;
  }
`;

const FIELDS = css`
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button,
  a.primary {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    text-decoration: none;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover:enabled {
    filter: brightness(1.08);
  }
  .plain {
    border-color: var(--_edge);
  }
  .plain:hover:enabled,
  .quiet:hover:enabled {
    background: var(--_surface);
  }
  .quiet {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.6rem;
    color: var(--_muted);
  }
  .field,
  textarea,
  select {
    min-block-size: 2.75rem;
    padding: 0.55rem 0.8rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .field:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-color: var(--_accent);
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type="radio"],
  input[type="checkbox"] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    flex: none;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  [dir="rtl"] :is(.send, .bar) svg {
    transform: scaleX(-1);
  }
  /* Choices and answers stand in a column, whichever way each of them runs. */
  .chip,
  dt,
  dd {
    text-align: left;
  }
  [dir="rtl"] :is(.chip, dt, dd) {
    text-align: right;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .warning {
    color: var(--_warning);
    font-size: 0.9rem;
    font-weight: 600;
  }
  .warning:empty {
    display: none;
  }
`;

const SHELL = css`
  .shell {
    container: shell / size;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    position: relative;
    background: var(--_background);
    border: var(--interview-border, 1px solid var(--_line));
    border-radius: var(--interview-shell-radius, 16px);
    overflow: hidden;
  }
  header {
    padding: 0.75rem 1.25rem 0.6rem;
    border-block-end: 1px solid var(--_line);
  }
  header > *,
  .log,
  .answering,
  div.ended,
  .dots,
  .coming,
  section.consent,
  .notes > *,
  .foot > * {
    inline-size: 100%;
    max-inline-size: var(--_width);
    margin-inline: auto;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.25rem;
  }
  .title {
    flex: 1;
    font-weight: 600;
    font-size: 0.95rem;
    line-height: 1.35;
    text-wrap: balance;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  header.consent .title {
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .progress p {
    display: flex;
    justify-content: space-between;
    gap: 0 1rem;
    white-space: nowrap;
    padding-block-start: 0.35rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .progress span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bar {
    padding-block-start: 0.4rem;
    line-height: 0;
  }
  .bar svg {
    border-radius: 2px;
    background: var(--_line);
  }
  .bar rect {
    fill: var(--_accent);
    stroke: none;
    transition: width 0.3s;
  }
  .menu {
    position: relative;
  }
  .menu-button,
  .close {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    font-size: 0.9rem;
  }
  .menu-button circle {
    fill: currentColor;
    stroke: none;
  }
  .menu ul {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: calc(100% + 0.25rem);
    z-index: 2;
    min-inline-size: 15rem;
    max-block-size: min(28rem, calc(100cqh - 5rem));
    overflow: auto;
    padding: 0.4rem;
    list-style: none;
    background: var(--_background);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.16);
  }
  .menu li button {
    inline-size: 100%;
    padding: 0.45rem 0.8rem;
    text-align: start;
    border-radius: calc(var(--_radius) - 4px);
  }
  .menu li button:hover:enabled {
    background: var(--_surface);
  }
  .menu li:is(.review, .pause) {
    margin-block-start: 0.3rem;
    padding-block-start: 0.3rem;
    border-block-start: 1px solid var(--_line);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 1.25rem;
    scrollbar-width: thin;
  }
`;

const TALK = css`
  .log {
    display: flex;
    flex-direction: column;
    gap: 1.1rem;
  }
  .line {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  .said {
    white-space: pre-line;
    max-inline-size: 40rem;
  }
  .said p + p {
    margin-block-start: 0.6rem;
  }
  .notice {
    display: block;
    padding: 0.6rem 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.875rem;
  }
  summary {
    min-block-size: 1.5rem;
    cursor: pointer;
  }
  .notice p {
    padding-block-start: 0.4rem;
  }
  .line.now .said p:last-child {
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .respondent {
    align-items: flex-end;
  }
  .respondent > .said {
    max-inline-size: min(85%, 34rem);
    padding: 0.55rem 0.95rem;
    border: 1px solid transparent;
    border-radius: 16px;
    border-end-end-radius: 4px;
    background: var(--_tint);
  }
  .change {
    min-block-size: 1.75rem;
    padding: 0 0.5rem;
    margin-block-start: 0.15rem;
    font-size: 0.8125rem;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.2em;
  }
  .heard {
    margin-block-start: 0.25rem;
    padding-inline: 0.5rem;
    color: var(--_muted);
    font-size: 0.875rem;
    white-space: pre-line;
  }
  .dots {
    display: flex;
    gap: 0.35rem;
    padding-block: 1rem 0.25rem;
  }
  .dots i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_edge);
    animation: dot 1.2s infinite;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(4) {
    animation-delay: 0.3s;
  }
  @keyframes dot {
    30% {
      transform: translateY(-0.3rem);
      opacity: 0.6;
    }
  }
  .answering {
    padding-block-start: 1rem;
  }
  div.ended {
    display: flex;
    align-items: center;
    gap: 1rem;
    padding-block: 1.25rem;
    color: var(--_accent);
  }
  .notes > :not(.empty) {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    padding: 0.5rem 1.25rem;
    font-size: 0.9rem;
  }
  .note:not(.empty) {
    background: var(--_surface);
  }
  .banner:not(.empty) {
    background: var(--_surface);
    color: var(--_warning);
    font-weight: 600;
  }
  .composer {
    display: flex;
    align-items: flex-end;
    gap: 0.5rem;
    position: relative;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 40cqh;
    field-sizing: content;
    resize: none;
    line-height: 1.5;
    border-radius: 1.4rem;
    padding-inline: 1.1rem;
  }
  .send,
  .microphone {
    display: inline-grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border-radius: 50%;
    flex: none;
  }
  .microphone[aria-pressed="true"] {
    background: var(--_tint);
    color: var(--_accent);
    border-color: var(--_accent);
  }
`;

const CONTROLS = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip {
    display: inline-flex;
    flex-direction: column;
    justify-content: center;
    max-inline-size: 100%;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_edge);
    border-radius: 1.4rem;
    background: var(--_background);
  }
  .chip:hover:enabled {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .chip[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  small {
    display: block;
    color: var(--_muted);
    font-size: 0.84rem;
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.6rem;
  }
  .chips + .inline,
  .other {
    margin-block-start: 0.9rem;
  }
  .inline label,
  .other {
    flex: 1 1 16rem;
    max-inline-size: 28rem;
    font-size: 0.9rem;
    color: var(--_muted);
  }
  .other {
    display: block;
  }
  .field {
    display: block;
    inline-size: 100%;
    font-size: 1rem;
    color: var(--_text);
  }
  .inline label:has(.number) {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.6rem;
  }
  .number {
    inline-size: 8rem;
  }
  .inline .warning {
    flex-basis: 100%;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: 0.5rem;
    padding-block: 0.5rem 0.9rem;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .check:hover {
    border-color: var(--_accent);
  }
  .check:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  form .warning {
    padding-block: 0.3rem 0.6rem;
  }
  .grid > .warning {
    padding-block: 0.7rem 0;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    padding-block-start: 0.6rem;
    margin-inline-start: -0.6rem;
  }
  .ways .quiet {
    font-size: 0.9rem;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.2em;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    padding-block-start: 0.9rem;
  }
  .noted {
    inline-size: 100%;
    margin-block-start: 0.6rem;
    padding: 0.6rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_background);
  }
  .noted summary {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .noted form {
    padding-block-start: 0.6rem;
  }
`;

/* Narrow: a card per row. Wide: a table, whose columns every row repeats. */
const ROWS = css`
  .head {
    display: none;
  }
  .row {
    padding: 0.8rem 0.9rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .row + .row {
    margin-block-start: 0.6rem;
  }
  .row.missed .label::before {
    content: "● ";
    color: var(--_warning);
  }
  .label {
    flex-basis: 100%;
    font-weight: 600;
    line-height: 1.35;
  }
  .label:empty {
    display: none;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    line-height: 1.3;
  }
  .cell:hover {
    border-color: var(--_accent);
  }
  .cell:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .cell:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .cell input:focus-visible {
    outline: none;
  }
  .options .cell {
    flex: 1 1 40%;
    min-inline-size: min(100%, 9rem);
  }
  .options.wordy .cell {
    flex-basis: 100%;
  }
  .scale .cell {
    flex: 1 1 0;
    flex-direction: column;
    justify-content: center;
    gap: 0.25rem;
    min-inline-size: 2rem;
    padding: 0.4rem 0.1rem;
    font-variant-numeric: tabular-nums;
  }
  .scale .cell.apart {
    flex: 1 1 100%;
    flex-direction: row;
    justify-content: flex-start;
    min-block-size: 2rem;
    padding: 0.1rem 0.4rem;
    border-color: transparent;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .scale .cell.apart input {
    inline-size: 1.5rem;
    block-size: 1.1rem;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 0 0.25rem 0.6rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .ends span {
    max-inline-size: 48%;
  }
  .ends span:last-child {
    text-align: end;
  }
  @container shell (min-width: 38rem) {
    .table.scale,
    .table.options:not(.wordy, .n7, .n8, .n9, .n10, .n11, .n12) {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      overflow: clip;

      .row,
      .ends,
      .head {
        display: grid;
        grid-template-columns: minmax(9.75rem, 2.6fr) repeat(var(--n), minmax(0, 1fr));
        align-items: center;
        gap: 0;
        padding: 0;
        border: 0;
        border-radius: 0;
        margin: 0;
      }
      .row + .row {
        border-block-start: 1px solid var(--_line);
      }
      .row:nth-child(odd) {
        background: var(--_surface);
      }
      .head {
        position: sticky;
        inset-block-start: -1.25rem;
        z-index: 1;
        background: var(--_background);
        border-block-end: 1px solid var(--_line);
        color: var(--_muted);
        font-size: 0.84rem;
        line-height: 1.25;
        text-align: center;
      }
      .head span {
        padding: 0.5rem 0.3rem;
      }
      .label {
        padding: 0.45rem 0.9rem;
        font-weight: 400;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .cell {
        justify-content: center;
        min-block-size: 2.75rem;
        padding: 0.3rem;
        border: 0;
        border-radius: 0;
        background: none;
      }
      .cell:hover {
        background: var(--_tint);
      }
      .caption {
        display: none;
      }
      .ends {
        padding-block-start: 0.5rem;
      }
      .ends span {
        max-inline-size: none;
        grid-column: 2 / span 3;
      }
      .ends span:last-child {
        grid-column: span 3 / calc(var(--n) + 2);
        grid-row: 1;
        padding-inline-end: 0.5rem;
      }
      &.escape .ends span:last-child {
        grid-column-end: calc(var(--n) + 1);
      }
      .cell.apart,
      .cell.apart input {
        min-block-size: 0;
        inline-size: auto;
      }
      .cell.apart input {
        inline-size: 1.25rem;
        block-size: 1.25rem;
      }
      .cell:has(:focus-visible) {
        outline-offset: -3px;
      }
    }
    .n2 {
      --n: 2;
    }
    .n3 {
      --n: 3;
    }
    .n4 {
      --n: 4;
    }
    .n5 {
      --n: 5;
    }
    .n6 {
      --n: 6;
    }
    .n7 {
      --n: 7;
    }
    .n8 {
      --n: 8;
    }
    .n9 {
      --n: 9;
    }
    .n10 {
      --n: 10;
    }
    .n11 {
      --n: 11;
    }
    .n12 {
      --n: 12;
    }
    .table.options.n5 .label,
    .table.options.n6 .label {
      font-size: 0.95rem;
    }
  }
`;

const PLACES = css`
  .state {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 1rem;
    padding: 2rem;
    text-align: center;
  }
  .state p {
    max-inline-size: 30rem;
    text-wrap: balance;
  }
  section.consent .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    padding-block-end: 1rem;
  }
  h2 {
    font-size: 1.375rem;
    line-height: 1.3;
  }
  h3 {
    padding-block: 1.25rem 0.3rem;
    font-size: 1rem;
  }
  .words {
    white-space: pre-line;
    text-wrap: pretty;
  }
  .words + .words {
    padding-block-start: 0.75rem;
  }
  .callout {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    padding: 0.8rem 1rem;
    margin-block-end: 0.9rem;
    border-radius: var(--_radius);
    background: var(--_tint);
    font-weight: 600;
  }
  .callout svg {
    color: var(--_accent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }
  .foot {
    padding: 0.75rem 1.25rem calc(0.75rem + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--_line);
  }
  .banner.empty,
  .note.empty {
    position: absolute;
  }
  .sheet {
    inline-size: min(38rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_background);
    color: var(--_text);
    overflow: hidden;
  }
  .sheet[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(10 16 26 / 0.5);
  }
  .sheet h2 {
    padding: 1.25rem 1.5rem 0.5rem;
  }
  .matter {
    flex: 1;
    overflow: auto;
    padding: 0.25rem 1.5rem 1rem;
  }
  .sheet > .buttons {
    padding: 0.9rem 1.5rem 1.25rem;
    border-block-start: 1px solid var(--_line);
  }
  .answers {
    padding-block-start: 0.5rem;
  }
  .answer {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--_line);
  }
  .answer:first-child {
    border: 0;
  }
  dt {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  dd {
    grid-column: 1;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  dd.act {
    grid-column: 2;
    grid-row: 1 / span 2;
    align-self: center;
  }
  .act .quiet {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .launcher {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 3rem;
    padding: 0.6rem 1.25rem;
    border-radius: 1.5rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  :host([mode="bubble"]) .launcher {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: 1.25rem;
    inset-inline-end: 1.25rem;
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.25);
  }
  .bubble {
    position: fixed;
    z-index: 2147483001;
    inset-block-end: 5.25rem;
    inset-inline-end: 1.25rem;
    inline-size: min(26rem, calc(100vw - 2.5rem));
    block-size: min(42rem, calc(100dvh - 6.5rem));
    border-radius: 16px;
    box-shadow: 0 12px 48px rgb(0 0 0 / 0.28);
  }
  .popup {
    inline-size: min(52rem, calc(100vw - 2rem));
    block-size: min(52rem, calc(100dvh - 2rem));
    padding: 0;
    border: 0;
    border-radius: 16px;
    background: var(--_background);
    color: var(--_text);
    overflow: hidden;
  }
  @media (max-width: 34rem) {
    .bubble,
    .popup {
      position: fixed;
      inset: 0;
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      border-radius: 0;
    }
    :is(.bubble, .popup) .shell {
      border: 0;
      border-radius: 0;
    }
  }
`;

/* Small, magnified, without motion, or in the system's own colours. */
const KINDNESS = css`
  @container shell (max-width: 30rem) {
    header,
    .foot,
    .notes > :not(.empty) {
      padding-inline: 1rem;
    }
    .scroll {
      padding: 1rem;
    }
    header.talking .title,
    header.ended .title {
      -webkit-line-clamp: 1;
      line-clamp: 1;
      text-wrap: wrap;
    }
    .menu-button span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .chips {
      flex-direction: column;
    }
    .chip {
      border-radius: var(--_radius);
    }
    .control > fieldset > .primary,
    .below > .primary {
      inline-size: 100%;
    }
  }
  @container shell (max-height: 26rem) {
    .scroll {
      padding-block: 0.75rem;
    }
    header {
      padding-block: 0.25rem;
    }
    .progress p {
      display: none;
    }
    .foot {
      padding-block: 0.4rem;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed="true"],
    .check:has(:checked),
    .cell:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .bar svg {
      border: 1px solid CanvasText;
    }
    .bar rect {
      fill: Highlight;
    }
    .respondent > .said {
      border-color: CanvasText;
    }
    .primary {
      border-color: ButtonText;
    }
  }
`;

export const styles = [TOKENS, FIELDS, SHELL, TALK, CONTROLS, ROWS, PLACES, KINDNESS];
