// The next Tab goes to the first stop of the page, wherever the focus was.
() => {
  window.scrollTo(0, 0);
  document.getSelection()?.removeAllRanges();
  const body = document.body || document.documentElement, had = body.getAttribute("tabindex");
  body.setAttribute("tabindex", "-1");
  body.focus({ preventScroll: true });
  body.blur();
  if (had === null) body.removeAttribute("tabindex"); else body.setAttribute("tabindex", had);
}
