/**
 * Whom a bearer token stands for, where it says so itself: the `sub` of a JSON Web Token, unchecked. Undefined for tokens that
 * only their backend can read.
 *
 * @example
 * tokenSubject('eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMDAxIn0.'); // '1001'
 */
export function tokenSubject(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  try {
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
