// Changes fields one by one, as somebody who chooses, ticks or types, and says what happened besides. Values are put back.
async (b, { limit, until, known }) => {
  const p = b.provoke(b), watch = window.__barometerWatch, tried = new Set(known);
  const TYPED = "input:not([type]), input[type=text], input[type=search], input[type=email], input[type=tel], input[type=number], textarea";
  const SAYS = new RegExp("automati(sch|cally|que)|meteen|onmiddellijk|zodra|as soon as|immediately|dès que|sobald|(selecting|choosing|changing|ticking) |when you (select|choose|change|tick)" +
    "|(als|wanneer) (je|u) [^.]{0,40}(kies|selecteer|vink|wijzig|verander|aanduid)|lorsque vous|en (choisissant|sélectionnant)" +
    "|will (take|open|submit|reload|refresh|change|go|send|update|move|navigate|redirect|bring|cause|be)|(opent|ververst|herlaadt|verstuurt|springt|brengt)\\b|vernieuwt|recharge|s.ouvr|redirig", "i");
  const before = (el) => {
    const start = b.closest(el, "form, section, article, main, body") || document.body;
    const range = document.createRange();
    try { range.setStart(start, 0); range.setEndBefore(el); } catch { return ""; }
    return range.toString().slice(-500);
  };
  const words = (el) => [before(el), ...[...(el.labels || [])].map((one) => one.textContent), ...b.byIds(el, "aria-describedby").map((one) => one.textContent),
                         ...b.byIds(el, "aria-labelledby").map((one) => one.textContent), el.title, el.ariaLabel, b.closest(el, "fieldset")?.querySelector("legend")?.textContent].join(" ");
  const choices = [];
  let cut = false;
  const dialogs = () => b.all("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]").filter((one) => p.seen(one)).length;
  const set = (el, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), "value").set.call(el, value);
  const tell = (el, type) => el.dispatchEvent(type === "input" ? new InputEvent("input", { bubbles: true, composed: true }) : new Event(type, { bubbles: true }));
  const change = async (el, kind) => {
    const had = dialogs();
    watch.take();
    el.focus({ preventScroll: true });
    await b.pause(20, { least: 5 });
    watch.take();
    if (kind === "select") {
      const options = [...el.options], other = options.findIndex((one, at) => at !== el.selectedIndex && !one.disabled && one.value !== "");
      if (other < 0) return null;
      el.selectedIndex = other; tell(el, "input"); tell(el, "change");
    } else if (kind === "tick") el.click();
    else {
      const long = el.maxLength > 0 && el.maxLength <= 12 ? el.maxLength : 1;
      set(el, (el.type === "number" || el.type === "tel" || el.inputMode === "numeric" ? "1" : "a").repeat(long));
      for (const type of ["keydown", "keypress"]) el.dispatchEvent(new KeyboardEvent(type, { key: "a", bubbles: true, composed: true }));
      tell(el, "input");
      el.dispatchEvent(new KeyboardEvent("keyup", { key: "a", bubbles: true, composed: true }));
    }
    await b.pause(90, { least: 20 });
    const now = p.active();
    const moved = now && now !== el && !(el.type === "radio" && now.name === el.name) && !b.closest(el, "[role=radiogroup], [role=listbox]")?.contains(now);
    const kinds = watch.take().events.map((one) => one.kind).filter((one) => ["navigate", "open", "submit", "alert"].includes(one));
    return kinds[0] || (dialogs() > had ? "dialog" : moved ? "focus" : "");
  };
  for (const el of b.all(`select, input[type=checkbox], input[type=radio], ${TYPED}`)) {
    if (el.disabled || el.readOnly || !(b.visible(el) || [...(el.labels || [])].some(b.visible))) continue;
    const kind = el.localName === "select" ? "select" : /checkbox|radio/.test(el.type) ? "tick" : "text";
    if (kind === "tick" && el.type === "radio" && el.checked) continue;
    const listens = p.around(el, "change", "input", "click", "keyup", "keydown", "keypress", ...(kind === "text" ? [] : ["mouseup", "blur", "focusout"]));
    if (!listens) { choices.push({ element: b.element(el, b.ownName(el)), kind, happened: "", announced: false, again: false }); continue; }
    const key = b.key(el);
    if (tried.has(key)) { choices.push({ element: b.element(el, b.ownName(el)), kind, happened: "", announced: SAYS.test(words(el)), again: false }); continue; }
    if (choices.filter((one) => one.key).length >= limit || Date.now() > until) { cut = true; continue; }
    const was = kind === "select" ? el.selectedIndex : kind === "tick" ? el.checked : el.value;
    const row = { element: b.element(el, b.ownName(el)), kind, announced: SAYS.test(words(el)), again: false, key };
    row.happened = await change(el, kind);
    if (row.happened === null) continue;
    if (row.happened && el.isConnected) row.again = (await change(el, kind)) === row.happened;
    if (kind === "select") el.selectedIndex = was; else if (kind === "tick") el.checked = was; else if (el.isConnected) set(el, was);
    choices.push(row);
  }
  document.activeElement?.blur?.();
  watch.take();
  return { list: choices, cut };
}
