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
  const choices = [], FILLED = 6;
  let cut = false, wide = 0;
  const dialogs = () => b.all("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]").filter((one) => p.seen(one)).length;
  const set = (el, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), "value").set.call(el, value);
  const tell = (el, type) => el.dispatchEvent(type === "input" ? new InputEvent("input", { bubbles: true, composed: true }) : new Event(type, { bubbles: true }));
  const NUMBER = /code|nummer|number|numéro|pin\b|post|datum|date|jaar|year|année|telefoon|phone|\bn°|\bnr\b/i;
  const full = (el) => (el.maxLength > 0 && el.maxLength <= 12 ? el.maxLength : 1);
  // What is typed: as much as fits where that is little, for some forms go their way when the last sign is there.
  const texts = (el) => {
    const long = full(el), digits = "1".repeat(long), letters = "a".repeat(long);
    if (el.type === "number" || el.type === "tel" || el.inputMode === "numeric") return [digits];
    if (long === 1 && el.maxLength !== 1) return [letters];
    return NUMBER.test(`${b.ownName(el)} ${el.name} ${el.id} ${el.pattern}`) ? [digits, letters] : [letters, digits];
  };
  const press = (el, text) => {
    let value = "";
    for (const key of text) {
      value += key;
      for (const type of ["keydown", "keypress"]) el.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
      set(el, value);
      el.dispatchEvent(new InputEvent("input", { data: key, inputType: "insertText", bubbles: true, composed: true }));
      el.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, composed: true }));
      if (!el.isConnected) return;
    }
  };
  // The boxes of one code, each for one sign, of which this is the last; the others are filled in before it.
  const boxesBefore = (el) => {
    if (el.maxLength !== 1) return [];
    const boxes = [...(el.form || document).querySelectorAll("input")].filter((one) => one.maxLength === 1 && !one.disabled && b.visible(one));
    return boxes.length > 2 && boxes.at(-1) === el ? boxes.slice(0, -1) : [];
  };
  const change = async (el, kind, text = "") => {
    const had = dialogs(), boxes = kind === "text" ? boxesBefore(el) : [], stood = boxes.map((one) => one.value);
    for (const one of boxes) { set(one, "1"); tell(one, "input"); }
    if (boxes.length) await b.pause(20, { least: 5 });
    watch.take();
    el.focus({ preventScroll: true });
    await b.pause(20, { least: 5 });
    watch.take();
    if (kind === "select") {
      const options = [...el.options], other = options.findIndex((one, at) => at !== el.selectedIndex && !one.disabled && one.value !== "");
      if (other < 0) return null;
      el.selectedIndex = other; tell(el, "input"); tell(el, "change");
    } else if (kind === "tick") el.click();
    else press(el, text);
    await b.pause(90, { least: 20 });
    boxes.forEach((one, at) => { if (one.isConnected) set(one, stood[at]); });
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
    const filled = kind === "text" && el.maxLength > 0 && el.maxLength <= 12;
    const key = b.key(el) + (filled ? `|${el.maxLength}${boxesBefore(el).length ? "|last" : ""}` : "");
    if (tried.has(key)) { choices.push({ element: b.element(el, b.ownName(el)), kind, happened: "", announced: SAYS.test(words(el)), again: false }); continue; }
    if (choices.filter((one) => one.key).length >= limit || Date.now() > until) { cut = true; continue; }
    const was = kind === "select" ? el.selectedIndex : kind === "tick" ? el.checked : el.value;
    const row = { element: b.element(el, b.ownName(el)), kind, announced: SAYS.test(words(el)), again: false, key };
    const ways = kind === "text" ? texts(el) : [""], counts = kind === "text" && b.counts(b, el, p);
    if (ways.length > 1 && (wide += 1) > FILLED) ways.pop();
    for (const text of ways) {
      row.happened = await change(el, kind, text);
      if (row.happened === null) break;
      if (row.happened && el.isConnected) row.again = (await change(el, kind, text)) === row.happened;
      if (row.happened) break;
    }
    if (row.happened === null) continue;
    if (counts && !row.happened) row.count = (await counts.look()) || (press(el, "zxq"), await counts.look());
    if (kind === "select") el.selectedIndex = was; else if (kind === "tick") el.checked = was; else if (el.isConnected) set(el, was);
    // A list that was narrowed down stays so until it hears that the box is as it was.
    if (counts && el.isConnected) { tell(el, "input"); el.dispatchEvent(new KeyboardEvent("keyup", { key: "Backspace", bubbles: true, composed: true })); await b.pause(400, { least: 5 }); }
    choices.push(row);
  }
  document.activeElement?.blur?.();
  watch.take();
  return { list: choices, cut };
}
