// Controls that hold a state, pressed twice, and groups of which one is chosen, pressed in turn: what the eye sees changes, but does the code?
async (b, { known, limit, until }) => {
  const p = b.provoke(b), watch = window.__barometerWatch, tried = new Set(known), rows = [], idle = [];
  let cut = false, count = 0;
  const STATE = { checkbox: "aria-checked", switch: "aria-checked", menuitemcheckbox: "aria-checked", radio: "aria-checked", menuitemradio: "aria-checked", tab: "aria-selected", option: "aria-selected", button: "aria-pressed" };
  const TOLD = ["aria-checked", "aria-pressed", "aria-selected", "aria-expanded", "aria-current", "aria-disabled", "disabled"];
  const POINTER = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"], KEYS = ["keydown", "keyup", "keypress"];
  const HOLDERS = "[role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=menubar], [role=group]";
  const role = (el) => (el.getAttribute("role") || "").trim().split(/\s+/)[0] || (el.matches("button, input[type=button]") ? "button" : "");
  const words = (text) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  // Everything in the code that a screen reader could tell the state from.
  const above = (el) => (b.parent(el) && b.closest(b.parent(el), "[aria-current], [aria-selected], [aria-checked]")) || el;
  const told = (el) => [b.closest(el, "[aria-activedescendant]")?.getAttribute("aria-activedescendant")].concat([el, above(el), ...el.querySelectorAll("[aria-checked], [aria-pressed], [aria-selected], [aria-current]")].flatMap((one) => TOLD.map((name) => one.getAttribute(name))))
    .concat(words(b.ownName(el)), words(b.byIds(el, "aria-describedby").map((one) => one.textContent).join(" "))).join("|");
  const usable = (el) => el.isConnected && b.visible(el) && p.harmless(el) && !b.hiddenFromAssistive(el) && !el.querySelector("input, select, textarea") && !el.matches("input:not([type=button])") && p.around(el, ...POINTER, ...KEYS);
  const look = (el) => [...p.look(el), ...(el.parentElement?.localName === "li" ? p.look(el.parentElement) : [])];
  const press = async (el) => {
    if (p.around(el, ...POINTER)) {
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) el.dispatchEvent(new (type.startsWith("p") ? PointerEvent : MouseEvent)(type, { bubbles: true, cancelable: true, composed: true, detail: 1 }));
      el.click();
    } else {
      el.focus({ preventScroll: true });
      for (const type of KEYS.toSorted()) el.dispatchEvent(new KeyboardEvent(type, { key: " ", code: "Space", keyCode: 32, which: 32, bubbles: true, cancelable: true, composed: true }));
    }
    await b.pause(150, { least: 40 });
    p.active()?.blur?.(); // the mark of the focus is no state
    await b.pause(30, { least: 5 });
  };
  const room = (key) => {
    if (tried.has(key)) return false;
    if (count >= limit || Date.now() > until) { cut = true; return false; }
    count++;
    return true;
  };
  const stays = () => !watch.take().events.some((one) => ["navigate", "submit", "open", "alert"].includes(one.kind));
  const differ = (one, other) => (one.length === other.length ? [...one.keys()].filter((at) => one[at] !== other[at]) : [0]);
  // ``first`` is pressed, then ``next``: did the look of the first change and come back, and was it told?
  const tryOut = async (first, next, key) => {
    const before = look(first), was = told(first);
    watch.look(); watch.take();
    await press(first);
    if (!stays() || !first.isConnected || !next.isConnected || !b.visible(next)) return null;
    const changed = differ(before, look(first));
    if (!changed.length) { idle.push(key); return null; }
    if (told(first) === was) await b.pause(500, { least: 80 }); // some tell it a moment later
    const now = told(first);
    await press(next);
    if (!stays() || !first.isConnected) return null;
    const again = look(first);
    if (now === was && differ(before, again).some((at) => changed.includes(at))) return null; // it was pressed once, or loaded something: no state
    return now !== was || told(first) !== now;
  };
  p.active()?.blur?.();
  const row = (el, kind, saying) => { const state = STATE[kind]; rows.push({ element: b.element(el, b.ownName(el)), role: kind, state, missing: !el.hasAttribute(state), told: saying }); };

  const all = b.all("[role], button, input[type=button], a[href^='#'], a:not([href])[tabindex]"); // one search of the page for all of them
  const which = (selector) => all.filter((el) => el.matches(selector));
  for (const el of which("[role=checkbox], [role=switch], [role=menuitemcheckbox], button[aria-pressed], [role=button][aria-pressed]")) {
    const kind = role(el), key = "state|" + b.key(el);
    if (!(kind in STATE) || !el.hasAttribute(STATE[kind]) || !p.focusable(el) || !usable(el) || !room(key)) continue;
    const saying = await tryOut(el, el, key);
    if (saying !== null) row(el, kind, saying);
  }

  const groups = new Map();
  const gather = (el, holder) => { if (holder) groups.set(holder, [...(groups.get(holder) || []), el]); };
  for (const el of which("[role=tab], [role=radio], [role=menuitemradio], [role=option]")) {
    const needs = ["radio", "menuitemradio"].includes(role(el)); // axe-core says that it is missing
    if (role(el) in STATE && (!needs || el.hasAttribute("aria-checked")) && el.ariaDisabled !== "true" && usable(el)) gather(el, b.parent(el) && b.closest(b.parent(el), HOLDERS) || el.parentElement);
  }
  for (const [holder, members] of groups) {
    const kind = role(members[0]), key = "state|" + b.key(members[0]);
    if (members.length < 2 || members.some((el) => role(el) !== kind) || !(members.some(p.focusable) || p.focusable(holder) || holder.id && b.all(`[aria-controls~="${CSS.escape(holder.id)}"]`).some(p.focusable))) continue;
    if (!room(key)) continue;
    const chosen = members.find((el) => el.getAttribute(STATE[kind]) === "true") || members[0], other = members.find((el) => el !== chosen);
    const saying = holder.getAttribute("aria-multiselectable") === "true" ? await tryOut(other, other, key) : await tryOut(other, chosen, key);
    if (saying !== null) row(other, kind, saying);
  }

  // Buttons in a row that show parts of the page in turn: the look of the chosen one moves along, and the words beside them come and go.
  const bars = new Map();
  const inRow = (el) => { const over = el.parentElement; return over?.localName === "li" ? over.parentElement : over; };
  for (const el of which("button:not([role]), [role=button], input[type=button], a[href^='#'], a:not([href])[tabindex]")) {
    if (TOLD.some((name) => el.hasAttribute(name)) || (el.hasAttribute("role") && role(el) !== "button") || el.hasAttribute("aria-haspopup") || !p.focusable(el)) continue;
    const bar = inRow(el);
    if (bar) bars.set(bar, [...(bars.get(bar) || []), el]);
  }
  // Asked before anything is measured: is one of them written in another way than the others, as the chosen one is?
  const written = (el) => [el, el.parentElement].map((one) => ["class", "style", "data-state", "data-active", "data-selected"].map((name) => one.getAttribute(name) || "").join("|"));
  const stands = (members) => {
    const marks = members.map((el) => written(el)[0] + (el.parentElement.localName === "li" ? written(el)[1] : ""));
    if (members.length > 2) return new Set(marks).size === 2;
    const [one, other] = marks.map((mark) => mark.split(/[\s|]+/).filter(Boolean));
    const more = (some, than) => some.length > than.length && than.every((word) => some.includes(word));
    return more(one, other) || more(other, one) || (marks[0] !== marks[1] && /activ|actief|select|current|chosen|gekozen|checked|\bon\b|solid|display/i.test(marks.join(" ")));
  };
  // One after the other is no choice: of those a look that moves says which one can be pressed.
  const TURNS = /vorig|volgend|previous|\bprev\b|\bnext\b|précédent|suivant|zurück|weiter|terug|\bback\b|^[‹›«»<>←→❮❯+–-]+$/i;
  const steps = (el) => TURNS.test(b.ownName(el).trim()) || /disabl|\bprev|\bnext/i.test(el.className);
  const text = (bar) => { const all = document.body.innerText, own = bar.innerText; return own ? all.replace(own, "") : all; };
  for (const [bar, members] of bars) {
    if (members.length < 2 || members.length > 8 || !stands(members) || !members.every(usable) || members.some(steps)) continue;
    const looks = new Map(members.map((el) => [el, look(el).slice(2).join("|")]));
    const alike = (el) => members.filter((one) => looks.get(one) === looks.get(el)).length;
    const odd = members.filter((el) => alike(el) === 1), key = "state|" + members.map(b.key).join("|").slice(0, 600);
    const pairs = members.length === 2 ? (odd.length ? [members, [...members].reverse()] : []) : odd.length === 1 ? [[odd[0], members.find((el) => el !== odd[0])]] : [];
    if (!pairs.length || !room(key)) continue;
    const found = rows.length;
    for (const [chosen, other] of pairs) {
      const words0 = text(bar), was = [look(chosen), look(other)], saying = [told(chosen), told(other)].join();
      watch.look(); watch.take();
      await press(other);
      if (!stays() || !chosen.isConnected || !other.isConnected) break;
      const now = [look(chosen), look(other)], words1 = text(bar);
      const moved = was[0].some((value, at) => at > 1 && value !== was[1][at] && now[1][at] === value && now[0][at] === was[1][at]);
      if (!moved || words0 === words1) continue;
      if ([told(chosen), told(other)].join() === saying) await b.pause(500, { least: 80 });
      const says = [told(chosen), told(other)].join();
      await press(chosen);
      if (stays() && text(bar) === words0) rows.push({ element: b.element(other, b.ownName(other)), role: "", state: "aria-pressed", missing: true, told: says !== saying });
      break;
    }
    if (rows.length === found) idle.push(key);
  }
  watch.take();
  return { list: rows, idle, cut, combobox: all.some((el) => role(el) === "combobox"), menu: all.some((el) => /^menu(bar)?$/.test(role(el))) };
}
