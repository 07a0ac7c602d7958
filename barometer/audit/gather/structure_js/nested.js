// Controls that stand inside another control. Only what stands in a link or a button is looked at.
(b, { limit }) => {
  const OUTER = "a[href]:not([role]), a[href][role=link], a[href][role=button], button:not([role]), button[role=button], [role=link], [role=button], summary";
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, iframe, object[data], embed, audio[controls], video[controls], [contenteditable]:not([contenteditable=false])";
  const WIDGETS = "button checkbox combobox link menuitem option radio searchbox slider spinbutton switch tab textbox".split(" ").map((role) => `[role=${role}][tabindex]`).join(", ");
  const INNER = `${NATIVE}, ${WIDGETS}, [tabindex]`;
  const stop = (el) => el.tabIndex >= 0 && !el.matches(":disabled") && b.visible(el) && !b.hiddenFromAssistive(el);
  const rows = new Map();
  const add = (outer, el) => {
    if (rows.has(outer) || !stop(el) || !b.visible(outer) || b.hiddenFromAssistive(outer)) return;
    // A button is sealed: what stands in it without a role of its own is found with the other stops without a voice (aria.js).
    const button = outer.matches("button, [role=button]");
    if (button && !el.matches(`a[href], button, input, select, textarea, ${WIDGETS}`)) return;
    // The host of an open shadow root hands its focus to a control within, which is asked about itself.
    if (el.shadowRoot?.delegatesFocus) return;
    rows.set(outer, { kind: outer.localName === "summary" ? "summary" : button ? "button" : "link", inner: b.ownName(el).slice(0, 80) || el.localName, stop: outer.tabIndex >= 0 });
  };
  for (const outer of b.all(OUTER)) {
    if (outer.firstElementChild) for (const el of outer.querySelectorAll(INNER)) if (b.closest(b.parent(el), OUTER) === outer) add(outer, el);
  }
  for (const root of b.shadows()) {
    const outer = b.closest(root.host, OUTER);
    if (outer) for (const el of root.querySelectorAll(INNER)) if (b.closest(b.parent(el), OUTER) === outer) add(outer, el);
  }
  // Dialogs that stand open as the page comes.
  const dialogs = b.all("dialog[open]:not([role]), [role=dialog], [role=alertdialog]").filter((el) => b.visible(el) && !b.hiddenFromAssistive(el)).slice(0, 20);
  const spoken = (el) => b.fold(b.byIds(el, "aria-labelledby").map((one) => b.ownName(one)).join(" ")) || b.fold(el.getAttribute("aria-label")) || b.fold(el.title);
  return { dialogs: dialogs.map((el) => ({ element: b.element(el, b.visibleText(el, 120)), name: spoken(el) })), capped: rows.size > limit, list: [...rows].slice(0, limit).map(([outer, row]) => ({ element: b.element(outer), ...row })) };
}
