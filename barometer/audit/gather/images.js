(b, { limit }) => {
  const alternative = (el) => {
    if (el.matches("img, area, input[type=image]") && el.hasAttribute("alt")) return el.getAttribute("alt");
    const spoken = el.getAttribute("aria-label") || b.byIds(el, "aria-labelledby").map((other) => other.textContent).join(" ");
    if (spoken) return spoken;
    return el.localName === "svg" ? el.querySelector(":scope > title")?.textContent ?? null : null;
  };
  const source = (el) => {
    const from = el.currentSrc || el.getAttribute("src") || "";
    return from.startsWith("data:") ? from.slice(0, 40) : from.slice(0, 2000);
  };
  const there = (el) => b.visible(el) && !el.parentElement?.closest("svg, [role=img]");
  const { list, capped } = b.pick(b.all("img, [role=img], svg, input[type=image]"), there, limit);
  return { capped, list: list.map((el) => {
    const box = el.getBoundingClientRect(), alt = alternative(el);
    const silent = b.hiddenFromAssistive(el) || el.matches("[role=presentation], [role=none]") || alt === "" || (el.localName === "svg" && alt === null && !el.hasAttribute("role"));
    return { element: b.element(el, b.fold(alt || "")), alt: alt === null ? null : b.fold(alt), src: source(el),
             width: Math.round(box.width), height: Math.round(box.height), exposed: !silent };
  }) };
}
