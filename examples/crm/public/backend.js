// What this CRM asks of its server: who is signed in, definitions, links for surveys.

export async function signIn(number) {
  const response = await fetch(`/crm/session/${number}`);
  if (!response.ok) throw new Error(`Cannot sign in as ${number}: ${response.status}`);
  return response.json();
}

/** Asks with the token of whoever is signed in; with a body it is a POST. */
export async function ask({ token }, path, body) {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}

/** The newest published version of a definition, or the one that is named. */
export function loadDefinition(session, kind, { id, version }) {
  return ask(session, `/v1/definitions/${kind}/${id}${version === undefined ? '' : `?version=${version}`}`);
}
