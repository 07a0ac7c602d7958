// What pictures that are silent, or that hold text, are like.
(b, { limit }) => {
  const FEW = Math.min(limit, 400);
  const fromSvg = (src) => {
    if (!/^data:image\/svg/i.test(src)) return "";
    try {
      const code = /;base64,/.test(src) ? atob(src.split(",")[1]) : decodeURIComponent(src.slice(src.indexOf(",") + 1));
      return b.fold([...code.matchAll(/<text[\s>][\s\S]*?<\/text>/g)].map((part) => part[0].replace(/<[^>]*>/g, " ")).join(" "), 300);
    } catch { return ""; }
  };
  const beside = (el) => {
    const link = b.closest(el, "a, button, [role=link], [role=button]");
    return link ? b.fold(link.innerText || link.getAttribute("aria-label") || link.title, 200) : "";
  };
  const drawn = (canvas) => {
    try {
      const small = document.createElement("canvas");
      small.width = small.height = 16;
      const pen = small.getContext("2d");
      pen.drawImage(canvas, 0, 0, 16, 16);
      const dots = new Uint32Array(pen.getImageData(0, 0, 16, 16).data.buffer);
      return dots.some((dot) => dot !== dots[0]);
    } catch { return true; }
  };
  // A picture that did not load is drawn as its text; its attributes say how large it was meant.
  const size = (el) => {
    const box = el.getBoundingClientRect(), meant = [Number(el.getAttribute("width")), Number(el.getAttribute("height"))];
    const lost = el.localName === "img" && !el.naturalWidth && meant[0] > 0 && meant[1] > 0;
    return lost ? meant : [Math.round(box.width), Math.round(box.height)];
  };
  const kind = (el) => (el.localName === "img" || el.localName === "svg" || el.localName === "canvas" ? el.localName : el.localName === "embed" ? "embed" : "other");
  const named = (el) => b.fold(el.getAttribute("aria-label")) || b.fold(b.byIds(el, "aria-labelledby").map((one) => one.textContent).join(" "));
  const there = (el) => b.visible(el) && !el.parentElement?.closest("svg, [role=img], canvas") && (el.localName !== "canvas" || drawn(el));
  const { list, capped } = b.pick(b.all("img, svg, canvas, embed"), there, FEW);
  return { capped, list: list.map((el) => {
    const [width, height] = size(el), figure = b.closest(el, "figure");
    const src = el.currentSrc || el.getAttribute("src") || "";
    const title = el.localName === "svg" ? el.querySelector(":scope > title")?.textContent : el.getAttribute("title");
    const inside = el.localName === "svg" ? b.fold([...el.querySelectorAll("text")].map((one) => one.textContent).join(" "), 300)
      : el.localName === "canvas" ? b.fold(el.textContent, 300) : fromSvg(src);
    return {
      element: b.element(el, b.fold(el.getAttribute("alt") || title || "")), kind: kind(el), alt: el.hasAttribute("alt") ? b.fold(el.getAttribute("alt")) : null,
      src: src.startsWith("data:") ? src.slice(0, 40) : src.slice(0, 2000), title: b.fold(title), name: named(el), text: inside,
      silenced: el.matches("[role=presentation], [role=none]") ? "role" : b.hiddenFromAssistive(el) ? "aria-hidden" : el.getAttribute("alt") === "" ? "alt" : "",
      caption: b.fold(figure?.querySelector("figcaption")?.innerText, 300), beside: beside(el), near: b.near(el), linked: Boolean(b.closest(el, "a, button, [role=link], [role=button]")),
      width, height,
    };
  }) };
}
