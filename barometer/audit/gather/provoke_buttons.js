// Buttons that may open, show or hide something and send nothing. The most telling ones come first, two of each kind.
(b, { known }) => {
  const p = b.provoke(b), tried = new Set(known), kinds = new Map(), rows = [];
  const OPENS = /dialog|modal|popup|pop-up|lightbox|overlay|drawer/i, SHOWS = /toggle|menu|accordion|collaps|dropdown|expand|more|meer|plus|open|toon|show|info|help|uitleg/i;
  const found = b.all("button, [role=button], input[type=button], a[href='#'], a[href^='#'][data-toggle], a[href^='#'][data-bs-toggle], a[aria-expanded], a[aria-haspopup], a[href^='javascript:']").filter((el) =>
    p.focusable(el) && b.visible(el) && p.harmless(el) && !b.hiddenFromAssistive(el) && !b.closest(el, "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]") &&
    !el.matches("[role=tab], [role=menuitem], [role=option], [role=radio], [role=combobox]") &&
    (p.around(el, "click", "keydown", "mousedown", "mouseup", "pointerdown") || el.matches("[popovertarget], [commandfor], a[href^='javascript:']")));
  // A search that the page itself answers asks nothing that could do harm.
  const SEARCHES = /^\W*(zoek|search|find\b|recherche|chercher|suche|filter)/i;
  const asks = (form) => [...form.elements].filter((one) => one.matches("input:not([type=hidden]), select, textarea") && !/^(submit|button|image|reset)$/.test(one.type));
  found.push(...b.all("form button, form input[type=submit]").filter((el) => p.submits(el) && p.focusable(el) && b.visible(el) && p.around(el.form, "submit") && asks(el.form).length === 1 &&
    asks(el.form)[0].matches("input[type=search], input[type=text], input:not([type])") && (SEARCHES.test(b.ownName(el)) || asks(el.form)[0].type === "search")));
  const told = (el) => `${el.className} ${el.id} ${[...el.attributes].filter((one) => /^(data-|aria-|onclick)/.test(one.name)).map((one) => one.name + "=" + one.value).join(" ")} ${b.ownName(el)}`.slice(0, 600);
  const weight = (el) => (OPENS.test(told(el)) || el.ariaHasPopup === "dialog" ? 3 : 0) + (el.hasAttribute("aria-expanded") || el.hasAttribute("aria-haspopup") ? 2 : 0) + (SHOWS.test(told(el)) ? 1 : 0);
  p.memory.tried = [];
  for (const [el] of found.map((one) => [one, weight(one)]).sort((one, other) => other[1] - one[1])) {
    const key = b.key(el), kind = [el.localName, el.className, el.parentElement?.className, el.hasAttribute("aria-expanded")].join("|");
    if (tried.has(key) || (kinds.get(kind) || 0) >= (el.className || el.hasAttribute("aria-expanded") ? 2 : 4)) continue;
    kinds.set(kind, (kinds.get(kind) || 0) + 1);
    rows.push({ element: b.element(el, b.ownName(el)), key, index: p.memory.tried.length });
    p.memory.tried.push(el);
  }
  return { list: rows };
}
