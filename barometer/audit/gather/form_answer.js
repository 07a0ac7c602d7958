// What became of a form that was sent: text that appeared, fields that look different, values that are gone.
(b, { form: selector, fields, before, given }) => {
  const find = (one) => { try { return document.querySelector(one); } catch { return null; } };
  const stayed = typeof window.__barometerTrial === "number";
  const known = fields.map((field) => ({ ...field, el: find(field.element.selector) })).filter((field) => field.el && b.visible(field.el.labels?.[0] || field.el));
  const form = find(selector);
  if (!form || !b.visible(form) || known.length < Math.max(1, fields.length / 2)) return { gone: true, stayed };
  const native = stayed && !form.noValidate && Boolean(document.activeElement?.matches?.(":invalid")) && document.activeElement.form === form;
  const seen = new Set(before);
  const look = (el) => { const s = getComputedStyle(el); return [s.borderColor, s.borderWidth, s.outlineStyle, s.backgroundColor, s.boxShadow, s.color].join("|"); };
  const tied = new Map(); // id → field that refers to it
  for (const { el, element } of known) {
    for (const name of ["aria-describedby", "aria-errormessage", "aria-labelledby"]) for (const other of b.byIds(el, name)) tied.set(other, element.selector);
    for (const label of el.labels || []) tied.set(label, element.selector);
  }
  const group = (el) => b.closest(el, "fieldset, [role=group], [role=radiogroup]");
  const fieldOf = (el) => {
    for (let at = el; at && at !== document.body; at = b.parent(at)) {
      if (tied.has(at)) return tied.get(at);
      if (at.localName === "legend") return known.find((one) => group(one.el) === group(at))?.element.selector || "";
      const target = at.localName === "a" && (at.getAttribute("href") || "").startsWith("#") ? document.getElementById(decodeURIComponent(at.hash.slice(1))) : null;
      const aimed = target && known.find(({ el: field }) => field === target || target.contains(field));
      if (aimed) return aimed.element.selector;
    }
    return "";
  };
  const near = (el) => {
    for (let at = el, up = 0; at && at !== form.parentElement && up < 4; at = b.parent(at), up++) {
      const inside = known.filter((one) => at.contains(one.el));
      if (inside.length === 1 || (inside.length > 1 && inside.every((one) => one.el.name && one.el.name === inside[0].el.name))) return inside[0].element.selector;
      if (inside.length > 1) return "";
    }
    return "";
  };
  const focused = document.activeElement;
  const describes = (el) => ["aria-describedby", "aria-errormessage"].some((name) => b.byIds(focused, name).some((other) => other.contains(el)));
  const live = (el) => describes(el) || Boolean(b.closest(el, "[role=alert], [role=status], [role=log], [role=alertdialog], [aria-live]:not([aria-live=off]), output"))
    || (focused !== document.body && !focused.matches("input, select, textarea, form") && focused.contains(el));
  // A label is named by itself, without what stands between brackets, or by one of its long words.
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const labels = known.map((field) => field.label.replace(/\([^()]*\)/g, " ").replace(/[*:()]/g, "").trim().toLowerCase()).filter((text) => text.length > 2);
  const long = new Set(labels.flatMap(wordsOf).filter((word) => word.length > 4));
  const names = (text) => labels.some((one) => text.toLowerCase().includes(one)) || wordsOf(text).some((word) => long.has(word));
  const messages = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && messages.length < 60; node = walker.nextNode()) {
    const text = b.fold(node.nodeValue, 300), el = node.parentElement;
    if (!/\p{L}{3}/u.test(text) || seen.has(text) || !el || el.closest("option, script, style, textarea") || !b.visible(el)) continue;
    messages.push({ element: b.element(el, text), field: fieldOf(el), near: near(el), announced: live(el), names_field: names(text) });
  }
  const marked = known.filter(({ el, look: old }) => el.getAttribute("aria-invalid") === "true" || (el !== document.activeElement && look(el) !== old));
  const lost = known.filter(({ el, element }) => given[element.selector] && !el.value && el.type !== "password");
  // Timers of the page since it was sent, that end within ten seconds: how long until the last of them, in milliseconds.
  const timers = (stayed && window.__barometerTimers?.started) || [], now = performance.now();
  const due = timers.filter((one) => !one.cleared && !one.repeats && one.at >= window.__barometerTrial && one.at + one.delay > now && one.delay <= 10000);
  const soon = Math.max(0, ...due.map((one) => one.at + one.delay - now));
  const invalid = known.filter(({ el }) => el.getAttribute("aria-invalid") === "true").length;
  return { gone: false, stayed, native, messages, soon, invalid, marked: marked.map((one) => one.element), lost: lost.map((one) => one.element) };
}
