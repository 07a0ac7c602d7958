// Labels that stand far from their field, and fields whose state shows by colour alone.
(b, { limit }) => {
  const FIELDS = "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]), select, textarea";
  const MARK = /[*✱∗＊•†!]|\b(verplicht\w*|vereist|nodig|required|mandatory|obligatoires?|requis\w*|optione(el|le)|optional|facultatif|niet verplicht|pflicht\w*|fout\w*|error\w*|erreurs?|ongeldig\w*|invalid\w*|invalide)\b/i;
  const colour = b.colour();
  const { list: fields } = b.pick(b.all(FIELDS), (el) => b.visible(el) && !el.disabled, Math.min(limit, 500));
  const textBox = (el) => { const range = document.createRange(); range.selectNodeContents(el); return range.getBoundingClientRect(); };
  const far = [], states = [];
  let labels = 0;
  const known = fields.map((el) => {
    const label = [...(el.labels || [])].find((one) => b.visible(one) && !b.screenReaderOnly(one)) || b.byIds(el, "aria-labelledby").find(b.visible) || null;
    return { el, label, box: el.getBoundingClientRect() };
  });
  for (const { el, label, box } of known) {
    if (!label || label.contains(el) || b.screenReaderOnly(el)) continue;
    const text = textBox(label);
    if (text.width < 2 || box.width < 2) continue;
    labels += 1;
    const across = Math.max(box.left - text.right, text.left - box.right, 0), down = Math.max(box.top - text.bottom, text.top - box.bottom, 0);
    // Something between them that a line leads along: a table with borders.
    const ruled = b.closest(el, "td, th");
    if (across > 160 && down < 10 && !ruled) far.push({ element: b.element(el, b.visibleText(label, 200)), gap: Math.round(across), sideways: true });
    else if (down > 60 && across < 60) far.push({ element: b.element(el, b.visibleText(label, 200)), gap: Math.round(down), sideways: false });
  }
  const groups = new Map();
  for (const one of known) {
    if (one.el.matches("[type=checkbox], [type=radio], [type=search], [type=range], [type=color]")) continue;
    const form = one.el.form || document.body;
    if (!groups.has(form)) groups.set(form, []);
    groups.get(form).push(one);
  }
  const borderOf = (el) => { const style = getComputedStyle(el); return style.borderTopStyle === "none" || !parseFloat(style.borderTopWidth) ? null : colour.read(style.borderTopColor); };
  const around = (el) => { let at = el; for (let i = 0; i < 2 && b.parent(at) && b.parent(at).querySelectorAll(FIELDS).length === 1; i++) at = b.parent(at); return at; };
  const signed = ({ el, label }) => {
    const near = around(el), described = [...b.byIds(el, "aria-describedby"), ...b.byIds(el, "aria-errormessage")].filter(b.visible).map((one) => one.innerText).join(" ");
    const text = [label?.innerText, near === el ? "" : near.innerText, described, el.placeholder].join(" ");
    const parts = [label, near, el].filter(Boolean).flatMap((one) => [one, ...one.querySelectorAll("*")]).slice(0, 30);
    const drawn = parts.some((part) => /^(img|svg)$/i.test(part.localName) || ["::before", "::after"].some((name) => !/^(none|normal|"")$/.test(getComputedStyle(part, name).content)))
      || getComputedStyle(el).backgroundImage !== "none";
    const said = described || [...near.querySelectorAll("*")].some((part) => /error|invalid|fout|erreur|alert/i.test(part.className + " " + (part.getAttribute("role") || "")) && part !== el && !part.contains(el) && part.localName !== "label" && b.visible(part) && b.fold(part.innerText));
    return MARK.test(text) || drawn || Boolean(said);
  };
  for (const members of groups.values()) {
    const inks = members.map(({ label }) => label && colour.read(getComputedStyle(label).color)), lines = members.map(({ el }) => borderOf(el));
    const facts = members.map((one, i) => ({
      ...one, ink: Boolean(inks[i] && colour.reddish(inks[i])), line: Boolean(lines[i] && colour.reddish(lines[i]) && document.activeElement !== one.el),
      required: one.el.required || one.el.getAttribute("aria-required") === "true", invalid: one.el.getAttribute("aria-invalid") === "true",
    }));
    // A colour is a sign only when those that have it and those that have not differ in state.
    const stateOf = (one, part) => {
      const red = facts.filter((other) => other.ink || other.line), plain = facts.filter((other) => !other.ink && !other.line);
      if (one.invalid && (plain.length ? plain.every((other) => !other.invalid) : part === "line")) return "invalid";
      if (plain.length && red.every((other) => other.required) && plain.every((other) => !other.required)) return "required";
      return plain.length >= red.length ? "unknown" : "";
    };
    for (const one of facts) {
      const part = one.ink ? "ink" : one.line ? "line" : "";
      const state = part && !signed(one) ? stateOf(one, part) : "";
      if (state) states.push({ element: b.element(one.el, one.label ? b.visibleText(one.label, 200) : ""), state, part: part === "ink" ? "label" : "border" });
    }
  }
  return { labels, total: fields.length, far: far.slice(0, 50), states: states.slice(0, 50) };
}
