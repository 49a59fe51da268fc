const tokenKey = 'trellis-token';

/** An answer of the host that is an error: its code, its sentence, and the field it is about. */
export class ApiError extends Error {
  constructor(status, { code = 'UNKNOWN', message = `The host answered ${status}.`, field, expected } = {}) {
    super(expected ? `${message} Expected ${expected}.` : message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** The token of this tab; in development there need be none. */
export const token = {
  get: () => sessionStorage.getItem(tokenKey) ?? undefined,
  set: (value) => sessionStorage.setItem(tokenKey, value),
  clear: () => sessionStorage.removeItem(tokenKey),
};

/** Sends a request with the member's token. Rejects with an ApiError when the host refuses. */
export async function send(path, { method = 'GET', body, headers = {}, signal } = {}) {
  const bearer = token.get();
  const response = await fetch(path, {
    method,
    signal,
    headers: {
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new ApiError(response.status, problem.error);
}

/** Like `send`, and reads the answer as JSON; `undefined` when it has no content. */
export async function request(path, options) {
  const response = await send(path, options);
  return response.status === 204 ? undefined : response.json();
}
