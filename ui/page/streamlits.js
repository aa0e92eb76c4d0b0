// What Streamlit itself draws and has no setting for: a sheet of the document, beside its own.
const OURS = new CSSStyleSheet();
OURS.replaceSync(`
/* The line a question is typed in has a stop of its own: the one at the other end of the page would be a second. */
body:has([data-testid="stChatInputStopButton"]) [data-testid="stStatusWidget"]
  :has(> [data-testid="stStatusWidgetRunningIcon"]) { display: none }
/* The links to the pages, come to by keyboard, had a shade for a ring. */
:is([data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]):focus-visible {
  outline: 2px solid currentColor; outline-offset: 2px }
/* 3.5rem were empty below the line, and what is to be read ended half under it. */
[data-testid="stBottomBlockContainer"] { padding-bottom: 1.25rem }
`);

const NARROW_PX = 768; // below it Streamlit lays the menu over the page
// On a phone the menu lies over the page: it goes once a conversation or a page is chosen in it.
function fold(event) {
  const menu = document.querySelector('[data-testid="stSidebar"]');
  const chosen = event.composedPath().some((one) => one instanceof Element && one.matches("a, .thread"));
  if (innerWidth < NARROW_PX && chosen && menu?.contains(event.target)) {
    menu.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
}

if (!ink.hasOurs) {
  document.adoptedStyleSheets.push(OURS);
  addEventListener("click", fold);
}
ink.hasOurs = true;
