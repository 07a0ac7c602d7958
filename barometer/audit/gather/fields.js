(b, { limit, samples }) => b.named((name) => {
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
  const group = (el) => {
    for (let at = b.parent(el); at; at = b.parent(at)) {
      if (at.localName === "fieldset") {
        const legend = [...at.children].find((child) => child.localName === "legend");
        const called = (legend && b.fold(legend.textContent, 300)) || (at.matches("[aria-label], [aria-labelledby]") ? name(at) : "");
        if (called) return called;
      } else if (at.matches("[role=group], [role=radiogroup], [role=listbox], [role=menu], [role=tablist]")) {
        const called = at.matches("[aria-label], [aria-labelledby]") ? name(at) : b.fold(at.title);
        if (called) return called;
      }
    }
    return "";
  };
  const CONTROLS = "input:not([type=hidden]), select, textarea, button";
  const textBefore = (from, stop) => {
    for (let at = from, up = 0; at && at !== stop && up < 3; at = at.parentElement, up++) {
      for (let beside = at.previousSibling; beside; beside = beside.previousSibling) {
        if (beside.nodeType === Node.TEXT_NODE && /\p{L}/u.test(beside.nodeValue)) return b.fold(beside.nodeValue, 200);
        if (beside.nodeType !== Node.ELEMENT_NODE || beside.matches("script, style")) continue;
        if (beside.matches(CONTROLS) || beside.querySelector(CONTROLS)) return "";
        if (seen(beside) && /\p{L}/u.test(beside.innerText)) return b.fold(beside.innerText, 200);
      }
    }
    return "";
  };
  // The field for a day, a month or a year by its name, and the text before the first of those that stand together.
  const PARTS = /^(dag|day|jour|tag|dd|jj|maand|month|mois|monat|mm|jaar|year|année|an|jahr|jjjj|yyyy|aaaa)[\s*:]*$/i;
  const part = (el) => el.matches("select, input") && PARTS.test(b.ownName(el).replace(/\([^()]*\)/g, " ").trim());
  const dateQuestion = (el) => {
    let first = el, whole = el.parentElement;
    for (let up = 0; whole && up < 4 && whole.querySelectorAll(CONTROLS).length < 2; up++) { first = whole; whole = whole.parentElement; }
    if (!whole || [...whole.querySelectorAll(CONTROLS)].filter(part)[0] !== el) return "";
    const label = el.labels?.[0];
    if (first === el && label && label.parentElement === whole && !label.contains(el)) first = label;
    return textBefore(first, document.body);
  };
  const question = (el) => {
    if (part(el)) return dateQuestion(el);
    if (!el.matches("input[type=radio], input[type=checkbox]") || !el.name) return "";
    const others = [...(el.form || el.getRootNode()).querySelectorAll(`input[type=${el.type}][name="${CSS.escape(el.name)}"]`)];
    if (others.length < 2 || others[0] !== el) return "";
    let whole = el.parentElement, first = el;
    while (whole && !others.every((one) => whole.contains(one))) { first = whole; whole = whole.parentElement; }
    const label = el.labels?.[0];
    if (first === el && label && label.parentElement === whole && label.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING && !label.contains(el)) first = label;
    return textBefore(first, document.body);
  };
  const WRONG = /\b(error|invalid|fout|erreur|danger|has-error|alert)/i;
  const BEGINS = /^\s*(fout|error|erreur|fehler|ongeldig|invalid|dit veld is verplicht|this field is required|ce champ est obligatoire)/i;
  // What else stands in the largest box around this field that holds no other field. A box with a heading is a part of the page.
  const HEADS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const beside = (el) => {
    let box = el.parentElement;
    for (let up = 0; box && up < 3; up++) {
      const next = box.parentElement;
      if (!next || next.matches("form, body, main, fieldset, section, table, tr") || next.querySelectorAll(CONTROLS).length > 1 || next.querySelector(HEADS)) break;
      box = next;
    }
    if (!box || box.matches("form, body, main, fieldset, section, td") || box.querySelectorAll(CONTROLS).length > 1) return { hint: "", error: "" };
    const tied = new Set([...b.byIds(el, "aria-describedby"), ...b.byIds(el, "aria-labelledby"), ...b.byIds(el, "aria-errormessage"), ...(el.labels || [])]);
    const loose = [];
    for (const one of box.querySelectorAll("p, span, small, div, em, output, strong")) {
      if (one.contains(el) || one.querySelector("p, div, label, input, select, textarea, button") || b.closest(one, "label, legend, button, a, h1, h2, h3, h4, h5, h6")) continue;
      if ([...tied].some((other) => other.contains(one) || one.contains(other)) || loose.some((other) => other.contains(one)) || !seen(one)) continue;
      if ((one.innerText.match(/[\p{L}\p{N}]+/gu) || []).length > 1) loose.push(one);
      if (loose.length > 5) break;
    }
    const wrong = loose.find((one) => WRONG.test(`${one.className} ${one.id} ${one.getAttribute("role") || ""}`) || BEGINS.test(one.innerText));
    const other = loose.find((one) => one !== wrong);
    return { hint: other ? b.fold(other.innerText, 200) : "", error: wrong ? b.fold(wrong.innerText, 200) : "" };
  };
  // An asterisk or a word right beside the label or the field, and the name of a picture in the label.
  const NEEDED = /^[\s(]*(\*|verplicht|required|mandatory|obligatoire|requis|pflicht)/i;
  const aside = (el) => [el, ...(el.labels || [])].flatMap((one) => [one.previousSibling, one.previousElementSibling, one.nextSibling, one.nextElementSibling])
    .filter((one) => one && (one.nodeType === Node.TEXT_NODE || /^(span|abbr|em|strong|sup|i|b|small)$/.test(one.localName)))
    .map((one) => b.fold(one.textContent, 40)).concat([...(el.labels || [])].flatMap((label) => [...label.querySelectorAll("img[alt], [title], [aria-label]")].map((one) => one.alt || one.title || one.ariaLabel || "")))
    .filter((text) => text.length < 30 && NEEDED.test(text));
  const mark = (el) => [...new Set(aside(el)), ...drawn(el)].join(" ").slice(0, 100);
  const drawn = (el) => [...(el.labels || [])].flatMap((label) => [label, ...label.querySelectorAll("span, abbr, strong, em")].slice(0, 5))
    .flatMap((one) => ["::before", "::after"].map((side) => getComputedStyle(one, side).content)).filter((text) => text && !["none", "normal", '""'].includes(text));
  const paste = (el) => /return\s+false|preventDefault|=>\s*false/.test(`${el.getAttribute("onpaste") || ""} ${typeof el.onpaste === "function" ? Function.prototype.toString.call(el.onpaste) : ""}`);
  // Which sample answers the browser would not let through; asked of a field that is on no page.
  const refused = (el) => {
    const longest = el.maxLength > 0 ? el.maxLength : 0, typed = el.localName === "input" && /^(text|tel|email|url|search|password|number)$/.test(el.type);
    if (!typed || el.readOnly || el.disabled || !(el.pattern || longest || el.type === "number")) return [];
    const probe = document.createElement("input");
    probe.type = el.type;
    if (el.pattern) probe.pattern = el.pattern;
    return samples.filter((sample) => {
      if (longest && sample.length > longest) return true;
      probe.value = sample;
      return probe.value !== sample || (el.pattern && probe.validity.patternMismatch);
    });
  };
  const suggests = (el) => el.getAttribute("role") === "combobox" || /^(list|both)$/.test(el.getAttribute("aria-autocomplete") || "") || Boolean(el.list);
  let headings = null, reached = 0, under = "";
  const heading = (el) => {
    headings ||= b.all("h1, h2, h3, h4, h5, h6, [role=heading]").filter((one) => b.visible(one));
    while (reached < headings.length && headings[reached].compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) under = b.visibleText(headings[reached++], 200);
    return under;
  };
  const described = (el) => b.fold([...b.byIds(el, "aria-describedby"), ...b.byIds(el, "aria-errormessage")].map((one) => one.textContent).join(" "), 400);
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
    ...beside(el), heading: heading(el), group: group(el), question: question(el), described: described(el), invalid: el.getAttribute("aria-invalid") === "true",
    title: b.fold(el.getAttribute("title"), 300), pattern: b.fold(el.getAttribute("pattern"), 200), longest: el.maxLength > 0 ? el.maxLength : 0,
    refused: refused(el), suggests: suggests(el), mark: mark(el), paste_blocked: paste(el),
    filled: el.matches("input:not([type=checkbox], [type=radio]), select, textarea") ? el.value !== "" : null,
  })) };
})
