// The text right around an element: of its nearest ancestor that has any, three levels up at most and within its part of the page.
(b) => (el) => {
  for (let at = el.parentElement, up = 0; at && up < 3 && !at.matches("main, article, section, nav, body"); at = at.parentElement, up++) {
    const text = b.fold(at.innerText, 200);
    if (text) return text;
  }
  return "";
}
