// Frames inside the page: their names, whether Tab gets in, and what they hold where that may be read.
(b, { limit }) => {
  const FOCUSABLE = "a[href], area[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled])," +
    " summary, audio[controls], video[controls], [tabindex], [contenteditable]:not([contenteditable=false])";
  const inner = (el) => { try { return el.contentDocument; } catch { return null; } };
  const reach = (el) => el.tabIndex >= 0 && !el.matches(":disabled") && el.checkVisibility({ visibilityProperty: true }) && !el.closest("[inert]");
  const name = (el) => b.fold(b.byIds(el, "aria-labelledby").map((one) => one.textContent).join(" ")) || b.fold(el.getAttribute("aria-label")) || b.fold(el.title);
  const there = (el) => b.visible(el) && el.clientWidth >= 3 && el.clientHeight >= 3;
  const { list, capped } = b.pick(b.all("iframe, frame"), there, Math.min(limit, 100));
  return { capped, list: list.map((el) => {
    const doc = inner(el), src = el.hasAttribute("srcdoc") ? "" : el.src || "";
    const read = doc && (el.hasAttribute("srcdoc") || !src || doc.URL !== "about:blank");
    return { element: b.element(el, name(el)), name: name(el), src: src.split("#")[0].slice(0, 2000), tabindex: el.hasAttribute("tabindex") ? el.tabIndex : 0,
             exposed: !b.hiddenFromAssistive(el), text: read ? b.fold(doc.body?.innerText, 1000) : null,
             focusable: read ? [...doc.querySelectorAll(FOCUSABLE)].filter(reach).length : null };
  }) };
}
