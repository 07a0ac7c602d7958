// The part that every page of a site begins with, and the ways past it.
(b) => {
  const CONTENT = "article, section, main, [role=main], [role=article], [role=region]";
  const header = (el) => el.localName !== "header" || !b.closest(b.parent(el) || el, CONTENT);
  const there = (el) => b.visible(el) && !b.hiddenFromAssistive(el);
  const repeated = b.all("nav, aside, header, [role=navigation], [role=banner], [role=complementary]")
    .filter((el) => (!el.hasAttribute("role") || el.matches("[role=navigation], [role=banner], [role=complementary]")) && header(el) && there(el));
  const first = repeated.find((el) => !b.closest(el, "main, [role=main]") && el.querySelector("a[href], button"));
  if (!first) return { list: [], capped: false };
  const after = (el) => Boolean(first.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) && !first.contains(el);
  const FOOT = "footer, [role=contentinfo]";
  const apart = (el) => !repeated.some((one) => one.contains(el)) && !(b.closest(el, FOOT) && !b.closest(el, CONTENT));
  const ways = [];
  if (b.all("main, [role=main]").some((el) => there(el) && !el.contains(first))) ways.push("main");
  if (b.all("h1, h2, h3, h4, h5, h6, [role=heading]").some((el) => there(el) && after(el) && apart(el) && !el.matches("[role=none], [role=presentation]")
    && (el.innerText.trim() || el.querySelector("img[alt]:not([alt='']), [aria-label]")))) ways.push("heading");
  const place = (el) => {
    let id = (el.getAttribute("href") || "").split("#")[1] || "";
    try { id = decodeURIComponent(id); } catch { /* no valid escape: the id as it stands */ }
    return id ? document.getElementById(id) || document.getElementsByName(id)[0] : null;
  };
  const reached = (el) => getComputedStyle(el).visibility === "visible" && el.checkVisibility() && el.tabIndex >= 0;
  const links = b.all("a[href]").filter(reached);
  if (links.slice(0, 6).some((el) => { const to = place(el); return to && !first.contains(to) && after(to) && !after(el); })) ways.push("link");
  const folds = b.all("button[aria-expanded], [role=button][aria-expanded], button[aria-controls], summary").filter((el) => reached(el) && !after(el));
  if (folds.length || b.closest(first, "details, dialog, [role=dialog]")) ways.push("fold");
  let words = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), seen = 0; node && words < 60 && seen < 3000; node = walker.nextNode(), seen++) {
    const el = node.parentElement;
    if (!/\S/.test(node.nodeValue) || !after(el) || el.matches("script, style, noscript, template, a, button") || !apart(el) || !there(el)) continue;
    words += b.fold(node.nodeValue).split(" ").length;
  }
  return { capped: false, list: [{ element: b.element(first, b.visibleText(first, 300)), ways, words, links: first.querySelectorAll("a[href], button").length }] };
}
