// Parts that hold most of what can be read and that aria-hidden keeps from a screen reader, while no window lies over them.
(b) => {
  const windows = b.all("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], :popover-open").filter((one) => b.visible(one) && !b.hiddenFromAssistive(one));
  // A window may say nothing of itself: then it is what lies over the middle of the screen.
  const over = (part) => [[0.5, 0.5], [0.2, 0.3], [0.8, 0.7]].every(([across, down]) => {
    const top = document.elementFromPoint(across * innerWidth, down * innerHeight);
    if (!top || part.contains(top) || top.contains(part)) return false;
    for (let at = top; at && at !== document.body; at = b.parent(at)) if (getComputedStyle(at).position === "fixed") return true;
    return false;
  });
  const all = b.fold(document.body.innerText, 100000).length;
  const parts = [...document.querySelectorAll("[aria-hidden=true]")].filter((one) => one !== document.documentElement && b.visible(one) && !b.closest(b.parent(one) || document.documentElement, "[aria-hidden=true]"));
  const most = parts.filter((one) => { const length = b.fold(one.innerText, 100000).length; return length > 200 && length > 0.5 * all; });
  return { list: windows.length ? [] : most.filter((one) => !over(one)).map((one) => b.element(one, b.visibleText(one, 120))) };
}
