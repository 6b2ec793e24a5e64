import type { FastifyRequest } from 'fastify';
import { errors, jwtVerify, SignJWT } from 'jose';
import { ProblemError } from './problem.js';

const ALGORITHM = 'HS256';

/** HS256 wants a key at least as long as its hash (RFC 7518, 3.2). */
const SECRET_BYTES = 32;

/** Names of tenants: they stand in addresses. */
export const TENANT_PATTERN = '^[a-z0-9][a-z0-9-]{0,62}$';

/** The role that sees nothing but the survey; every other role is staff. */
const CUSTOMER_ROLE = 'customer';

/** Who a request comes from, as its token says. */
export interface Session {
  readonly tenant: string;
  /** The agent number or user id. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The teams and shifts that the person belongs to. */
  readonly teams: readonly string[];
  /** When the token ends, in epoch milliseconds. */
  readonly expiresAt: number;
}

export interface SignTokenOptions {
  /** At least 32 bytes of UTF-8. */
  readonly secret: string;
  readonly tenant: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The teams and shifts that the person belongs to: each member may take what is handed over to one of them. */
  readonly teams?: readonly string[];
  /** Seconds, or a span such as `8h`. */
  readonly expiresIn: number | string;
  /** Epoch milliseconds; the machine's time when absent. */
  readonly now?: number;
}

/**
 * Signs a token (JWT, HS256) that this server takes. Meant for the host's own backend, which has logged the person in.
 *
 * @example
 * const token = await signToken({ secret, tenant: 'acme', subject: '1001', name: 'Lin', roles: ['agent'], expiresIn: '8h' });
 */
export async function signToken(options: SignTokenOptions): Promise<string> {
  const { secret, tenant, subject, name, roles, teams, expiresIn, now = Date.now() } = options;
  const issuedAt = new Date(now);
  const claims = { tenant, name, roles, ...(teams === undefined ? {} : { teams }) };
  const token = new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM }).setSubject(subject);
  token.setIssuedAt(issuedAt);
  if (typeof expiresIn === 'number') token.setExpirationTime(new Date(now + expiresIn * 1000));
  else token.setExpirationTime(new Date(now + secondsOf(expiresIn) * 1000));
  return token.sign(keyOf(secret));
}

/** Finds out who a request comes from, or throws the 401 to answer with. */
export type Authenticate = (request: FastifyRequest, now: number) => Promise<Session>;

/**
 * Makes the check of bearer tokens for one secret.
 *
 * @example
 * const authenticate = createAuthenticate(secret);
 * const { tenant } = await authenticate(request, clock.now());
 */
export function createAuthenticate(secret: string): Authenticate {
  const key = keyOf(secret);
  return async (request, now) => {
    const token = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new ProblemError('token-missing', 'Send "Authorization: Bearer <token>".');
    return verify(token, key, now);
  };
}

/**
 * Refuses a session without any staff role.
 *
 * @example
 * requireStaff(session); // throws 403 for roles: ['customer']
 */
export function requireStaff(session: Session): void {
  if (session.roles.some((role) => role !== CUSTOMER_ROLE)) return;
  throw new ProblemError('role-missing', 'A staff role is needed, e.g. agent.');
}

async function verify(token: string, key: Uint8Array, now: number): Promise<Session> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now),
    });
    const { tenant, sub, name, roles, teams = [], exp = 0 } = payload;
    if (isTenant(tenant) && isShortText(sub) && isShortText(name) && areShortTexts(roles) && areShortTexts(teams)) {
      return { tenant, subject: sub, name, roles, teams, expiresAt: exp * 1000 };
    }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw new ProblemError(
    'token-invalid',
    'The token is forged, expired or lacks a claim (tenant, sub, name, roles, exp).',
  );
}

function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length < SECRET_BYTES) throw new RangeError(`The secret must have at least ${String(SECRET_BYTES)} bytes.`);
  return key;
}

const SPAN_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(span: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(span) ?? [];
  const seconds = Number(count) * (SPAN_SECONDS[unit ?? ''] ?? Number.NaN);
  if (Number.isNaN(seconds)) throw new RangeError(`Cannot read the span "${span}": write e.g. 30m, 8h or 7d.`);
  return seconds;
}

function isTenant(value: unknown): value is string {
  return typeof value === 'string' && new RegExp(TENANT_PATTERN).test(value);
}

/** NUL cannot be stored in PostgreSQL. */
function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200 && !value.includes('\0');
}

function areShortTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 50 && value.every(isShortText);
}
