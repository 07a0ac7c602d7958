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
  const kind = (el) => {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (role === "link" || role === "button") return role;
    return el.matches(BUTTONS) ? "button" : "link";
  };
  const sends = (el) => Boolean(el.form) && ["submit", "image"].includes(el.type) && !el.form.matches("[role=search]") && !el.closest("[role=search]");
  const there = (el) => (el.localName === "area" || b.visible(el)) && !b.hiddenFromAssistive(el);
  const { list, capped } = b.pick(b.all(`a[href], area[href], [role=link], ${BUTTONS}`), there, limit);
  return { capped, list: list.map((el) => ({ element: b.element(el, name(el)), kind: kind(el), href: address(el), context: around(el),
                                             new_window: newWindow(el), lang: b.language(el), submits: sends(el) })) };
})
