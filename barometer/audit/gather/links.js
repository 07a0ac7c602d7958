(b, { limit }) => b.named((name) => {
  const BUTTONS = "button, [role=button], summary, input[type=submit], input[type=button], input[type=reset], input[type=image]";
  const address = (el) => {
    const raw = el.getAttribute("href") ?? el.getAttribute("xlink:href");
    if (raw === null || /^\s*javascript:/i.test(raw)) return raw === null ? "" : raw.trim().slice(0, 2000);
    try { return new URL(raw.trim(), document.baseURI).href.slice(0, 2000); } catch { return raw.slice(0, 2000); }
  };
  const newWindow = (el) => {
    const target = (el.getAttribute("target") || (el.hasAttribute("href") && document.querySelector("base[target]")?.target) || "").toLowerCase();
    if (el.localName === "a" || el.localName === "area") if (target && !["_self", "_top", "_parent"].includes(target)) return true;
    return /\bwindow\s*\.\s*open\s*\(/.test(el.getAttribute("onclick") || "");
  };
  const contexts = new Map();
  const around = (el) => {
    let at = b.parent(el);
    while (at && at !== document.body && getComputedStyle(at).display.startsWith("inline")) at = b.parent(at);
    if (!at || at === document.body) return "";
    if (!contexts.has(at)) contexts.set(at, b.visibleText(at));
    return contexts.get(at);
  };
  // What WCAG calls the context of a link: its block, its list item, the headers of its cell, and its description.
  const cellHeaders = (el) => {
    const cell = el.closest("td"), row = cell?.closest("tr"), table = row?.closest("table");
    if (!table) return "";
    return [row.querySelector("th"), table.rows[0]?.cells[cell.cellIndex]].filter((one) => one?.localName === "th").map((one) => b.visibleText(one, 200)).join(" ");
  };
  const listed = (el) => {
    const outer = el.closest("li")?.parentElement?.closest("li");
    if (!outer) return "";
    return b.fold([...outer.childNodes].filter((node) => !["UL", "OL", "SCRIPT", "STYLE"].includes(node.nodeName)).map((node) => node.textContent).join(" "), 300);
  };
  const context = (el) => [around(el), cellHeaders(el), listed(el), b.byIds(el, "aria-describedby").map((one) => b.fold(one.textContent, 300)).join(" ")]
    .filter(Boolean).join(" · ").slice(0, 2000);
  const HANDLED = "[onclick], [role=button], [role=tab], [role=menuitem], [data-toggle], [data-bs-toggle], [aria-controls], [aria-haspopup], [aria-expanded], [data-target]";
  const gone = (el) => {
    const raw = (el.getAttribute("href") || "").trim();
    if (!/^#[^!/:~=&]+$/.test(raw) || /^#top$/i.test(raw) || el.matches(HANDLED)) return false;
    let id = raw.slice(1);
    try { id = decodeURIComponent(id); } catch { /* kept as written */ }
    const root = el.getRootNode();
    return ![document, root].some((at) => at.getElementById(id) || at.getElementById(raw.slice(1)) || at.querySelector(`a[name="${CSS.escape(id)}"]`));
  };
  let before = null;
  const twin = (el) => {
    const last = before;
    before = el;
    if (!last || !el.href || typeof el.href !== "string" || last.href !== el.href || /#$|^javascript:/i.test(el.href) || last.contains(el)) return false;
    let at = last.parentElement;
    for (let up = 0; at && up < 3 && !at.contains(el); up++) at = at.parentElement;
    if (!at || !at.contains(el) || at === document.body || last.closest("li, td, th") !== el.closest("li, td, th")) return false;
    // In one line, or a picture alone beside its title: two lines of text to one page are two offers.
    const line = (one) => { let up = b.parent(one); while (up && getComputedStyle(up).display.startsWith("inline")) up = b.parent(up); return up; };
    const drawn = (one) => Boolean(one.querySelector("img, svg, picture")) && !/[\p{L}\p{N}]/u.test(one.innerText);
    if (line(last) !== line(el) && !drawn(last) && !drawn(el)) return false;
    const range = document.createRange();
    range.setStartAfter(last); range.setEndBefore(el);
    return !/[^\s·|,.•/–-]/.test(range.toString()) && !range.cloneContents().querySelector("img, svg, input, button");
  };
  const kind = (el) => {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (role === "link" || role === "button") return role;
    return el.matches(BUTTONS) ? "button" : "link";
  };
  const sends = (el) => Boolean(el.form) && ["submit", "image"].includes(el.type) && !el.form.matches("[role=search]") && !el.closest("[role=search]");
  const there = (el) => (el.localName === "area" || b.visible(el)) && !b.hiddenFromAssistive(el);
  const { list, capped } = b.pick(b.all(`a[href], area[href], [role=link], ${BUTTONS}`), there, limit);
  return { capped, list: list.map((el) => ({ element: b.element(el, name(el)), kind: kind(el), href: address(el), context: context(el),
                                             new_window: newWindow(el), lang: b.language(el), submits: sends(el), title: b.fold(el.getAttribute("title"), 300), gone: gone(el), twin: twin(el) })) };
})
