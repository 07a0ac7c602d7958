(b, { limit }) => b.named((name) => {
  const ROLES = ["textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "spinbutton", "slider", "listbox"];
  const roles = ROLES.map((role) => `[role=${role}]`).join(", ");
  const seen = (el) => b.visible(el) && !b.screenReaderOnly(el);
  // A field may be drawn by its label (opacity 0, or one pixel large): then it is there as long as the label is.
  const there = (el) => b.visible(el) || [...(el.labels || [])].some((label) => b.visible(label) && !el.hidden && getComputedStyle(el).display !== "none");
  const labelText = (el) => {
    const others = [...(el.labels || []), ...b.byIds(el, "aria-labelledby")].filter((label) => seen(label));
    return b.fold(others.map((label) => {
      const copy = label.cloneNode(true);
      copy.querySelectorAll("input, select, textarea, button, script, style").forEach((inner) => inner.remove());
      return copy.textContent;
    }).join(" "));
  };
  // Text before the field (or after a box to tick) on its way up to the form: a label for the eye that is not tied to the field.
  const nearby = (el) => {
    const ticked = el.matches("input[type=checkbox], input[type=radio]");
    for (let at = el, up = 0; at && up < 3 && !at.matches("form, fieldset, body, main, section"); at = b.parent(at), up++) {
      for (let beside = ticked ? at.nextSibling : at.previousSibling; beside; beside = ticked ? beside.nextSibling : beside.previousSibling) {
        if (beside.nodeType === Node.TEXT_NODE && /\p{L}/u.test(beside.nodeValue)) return b.fold(beside.nodeValue, 200);
        if (beside.nodeType !== Node.ELEMENT_NODE) continue;
        if (beside.matches("input, select, textarea, button, script, style") || beside.querySelector("input, select, textarea, button")) return "";
        if (seen(beside) && /\p{L}/u.test(beside.innerText)) return b.fold(beside.innerText, 200);
      }
    }
    return "";
  };
  const kind = (el) => {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (el.localName === "input") return el.type;
    if (el.matches("select, textarea")) return el.localName;
    return ROLES.includes(role) ? role : "textbox";
  };
  const BUTTONS = "input[type=hidden], input[type=submit], input[type=button], input[type=reset], input[type=image]";
  const asks = (el) => !el.matches(BUTTONS) && there(el) && !b.hiddenFromAssistive(el);
  const { list, capped } = b.pick(b.all(`input, select, textarea, ${roles}, [contenteditable]:not([contenteditable=false])`), asks, limit);
  return { capped, list: list.map((el) => ({
    element: b.element(el, name(el)), kind: kind(el), name: (el.getAttribute("name") || "").slice(0, 200), label: labelText(el),
    nearby: labelText(el) ? "" : nearby(el),
    placeholder: b.fold(el.getAttribute("placeholder") || el.getAttribute("aria-placeholder")), autocomplete: b.fold(el.getAttribute("autocomplete"), 200),
    required: el.required === true || el.getAttribute("aria-required") === "true", form: el.form ? b.selector(el.form) : "",
  })) };
})
