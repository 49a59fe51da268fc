import { openRecords } from '../member/open-records.ts';
import { InputError } from '../input-error.ts';
import type { AddOptions } from './add.ts';

/** Whether a member allows that their words become examples. */
export type AsksConsent = (options: { readonly member: string; readonly tenant?: string }) => Promise<boolean>;

/** Asks the network of this machine. */
export const hasConsented: AsksConsent = async (options) => {
  const records = await openRecords(options);
  try {
    const { status, body } = await records.network.get('/people/me/consents', { token: records.token });
    const { items = [] } = (body ?? {}) as { items?: readonly { purpose: string; granted: boolean }[] };
    return status === 200 && items.some(({ purpose, granted }) => purpose === 'examples' && granted);
  } finally {
    await records.close();
  }
};

/** Throws an `InputError` unless the words of an example are nobody's, or of a member who allows it. */
export async function checkConsent(
  options: Pick<AddOptions, 'consent' | 'member' | 'tenant'>,
  asks: AsksConsent = hasConsented,
): Promise<void> {
  const { consent, member, tenant } = options;
  if (member === undefined) return;
  if (consent !== 'given')
    throw new InputError(
      'INVALID_OPTION',
      `--consent: expected 'given' for the words of a member, found '${consent ?? 'none'}'`,
    );
  if (await asks({ member, ...(tenant !== undefined && { tenant }) })) return;
  throw new InputError(
    'INVALID_OPTION',
    '--member: this member does not allow that their words become examples (PUT /people/me/consents/examples)',
  );
}
