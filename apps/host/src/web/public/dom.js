/** Makes an element. Text becomes text nodes; nothing is ever parsed as HTML. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== ''));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** A date as the reader writes it; what is not a date stays as it is. */
export function formatDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text ?? '')) return text;
  const day = new Date(`${text.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(day.getTime()) ? text : day.toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** Says something to who listens instead of looks. */
export function announce(text) {
  byId('status').textContent = text;
}
