// Tells the window that opened or frames this one what happened: outcomes, never answers. Only
// origins that are listed get it; the browser holds a message back from any other.

export function notify(event: string, detail: Record<string, unknown>, origins: string[]): void {
  const others = [window.opener as Window | null, window.parent === window ? null : window.parent];
  for (const other of others) {
    if (!other) continue;
    for (const origin of new Set(origins)) {
      if (is_origin(origin)) other.postMessage({ type: `interview:${event}`, ...detail }, origin);
    }
  }
}

function is_origin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
