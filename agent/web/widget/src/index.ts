// One script tag defines one element; a second tag on the same page changes nothing.

import { InterviewWidget } from "./element";

if (!customElements.get("interview-widget")) {
  customElements.define("interview-widget", InterviewWidget);
}
