// Names, references and focus that the code promises to a screen reader, but that never get there.
(b, { limit }) => {
  const FEW = Math.min(limit, 200);
  const PLAIN = "div, span, p, strong, em, b, i, u, s, small, code, ins, del, sub, sup, pre, q, samp, kbd, caption, bdi, bdo, data";
  const NAMELESS = ["", "generic", "none", "presentation", "paragraph", "strong", "emphasis", "code", "caption", "insertion", "deletion", "subscript", "superscript", "mark"];
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex], [role]";
  const there = (el) => b.visible(el) && !b.hiddenFromAssistive(el);
  const spoken = (el) => b.fold(b.byIds(el, "aria-labelledby").map((one) => one.textContent).join(" "), 300) || b.fold(el.getAttribute("aria-label"), 300);
  const nameless = (el) => el.matches(PLAIN) && NAMELESS.includes((el.getAttribute("role") || "").trim().toLowerCase()) && el.tabIndex < 0 && !el.isContentEditable
    && !el.querySelector(CONTROLS) && spoken(el) && there(el);
  const labels = b.pick(b.all("[aria-label], [aria-labelledby]"), nameless, FEW);

  const REFERENCES = ["aria-labelledby", "aria-describedby", "aria-errormessage", "aria-owns", "aria-details", "aria-activedescendant"];
  const gone = (el, name) => Boolean(el.getAttribute(name)?.trim()) && !b.byIds(el, name).length;
  const references = b.pick(b.all(REFERENCES.map((name) => `[${name}]`).join(", ")), (el) => REFERENCES.some((name) => gone(el, name)) && there(el), FEW);

  const ROLES = ["button", "checkbox", "img", "image", "math", "menuitemcheckbox", "menuitemradio", "meter", "option", "progressbar", "radio", "scrollbar", "separator", "slider", "switch", "tab"];
  const SEALED = `button, ${ROLES.map((role) => `[role=${role}]`).join(", ")}`;
  // What axe-core does not see as focusable: frames, players, editable text, and plain elements with a tabindex.
  const framed = (el) => {
    try { return el.localName === "iframe" && Boolean(el.contentDocument?.querySelector("a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex='0']")); } catch { return false; }
  };
  const stops = (el) => el.tabIndex >= 0 || (!el.hasAttribute("tabindex") && el.matches("audio, video, [contenteditable]"));
  const quiet = (el) => stops(el) && b.visible(el) && !el.closest("[inert]") && !el.matches(":disabled");
  const odd = (el) => el.matches("[contenteditable]:not([contenteditable=false]), audio[controls], video[controls]") || framed(el);
  const unreachable = [];
  const more = (el, kind) => { if (unreachable.length < FEW) unreachable.push({ element: b.element(el), kind }); };
  for (const el of b.all("[contenteditable], audio[controls], video[controls], iframe")) {
    if (!odd(el) || !quiet(el)) continue;
    if (b.closest(el, "[aria-hidden=true]")) more(el, "hidden");
    else if (b.parent(el) && b.closest(b.parent(el), SEALED)) more(el, "sealed");
  }
  for (const el of b.all("[tabindex]")) {
    const plain = !el.matches("a[href], area[href], button, input, select, textarea, summary, iframe, [role]");
    if (plain && quiet(el) && b.parent(el) && b.closest(b.parent(el), SEALED) && !b.hiddenFromAssistive(el)) more(el, "sealed");
  }
  return {
    capped: labels.capped || references.capped,
    labels: labels.list.map((el) => ({ element: b.element(el, b.visibleText(el, 300)), name: spoken(el), text: b.visibleText(el, 300) })),
    references: references.list.flatMap((el) => REFERENCES.filter((name) => gone(el, name)).map((name) => ({ element: b.element(el), attribute: name, value: el.getAttribute(name).trim().slice(0, 80) }))),
    unreachable,
  };
}
