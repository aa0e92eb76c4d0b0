// Alt+Q, by its place on the keyboard: with Alt some layouts write other letters.
const LINE = '[data-testid="stChatInput"] textarea';

export default function () {
  const hear = (event) => {
    if (event.code !== "KeyQ" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    document.querySelector(LINE)?.focus();
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}
