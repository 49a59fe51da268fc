import type { EdgeOwner } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import { fieldAudiences, profileFields, uniformVisibility } from './visibility.ts';
import type { FieldAudience, ProfileField, Visibility } from './visibility.ts';

/** For what a member may allow the use of their words. */
export const consentPurposes = ['examples', 'evaluation'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export interface ConsentRecord {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  /** ISO 8601; absent where the member never said. */
  readonly decidedAt?: string;
}

/** What members decided about themselves. Tenant '' is the sample. */
export interface Members {
  /** `undecided` is the audience of fields that the member said nothing about. */
  visibility(member: EdgeOwner, undecided: FieldAudience): Visibility;
  /** Fields that are not named stay as they are: for nobody, until the member says otherwise. */
  show(member: EdgeOwner, fields: Partial<Record<ProfileField, FieldAudience>>): Visibility;
  /** One record for each purpose; nothing is granted without a decision. */
  consents(member: EdgeOwner): ConsentRecord[];
  decide(member: EdgeOwner, consent: Required<ConsentRecord>): void;
  forget(member: EdgeOwner): void;
  clearShared(): void;
}

const uniform = Object.fromEntries(
  fieldAudiences.map((audience) => [audience, uniformVisibility(audience)]),
) as Readonly<Record<FieldAudience, Visibility>>;

/** Keeps the decisions in `connection`. */
export function createMembers(connection: Connection): Members {
  const select = connection.prepare<[object], { visibility: string }>(
    `SELECT visibility FROM members WHERE tenant = @tenant AND member = @memberId`,
  );
  const upsert = connection.prepare<[object]>(
    `INSERT INTO members (tenant, member, visibility) VALUES (@tenant, @memberId, @visibility)
     ON CONFLICT DO UPDATE SET visibility = excluded.visibility`,
  );
  const selectConsents = connection.prepare<[object], { purpose: string; granted: number; decidedAt: string }>(
    `SELECT purpose, granted, decided_at AS decidedAt FROM consents WHERE tenant = @tenant AND member = @memberId`,
  );
  const upsertConsent = connection.prepare<[object]>(
    `INSERT INTO consents (tenant, member, purpose, granted, decided_at)
     VALUES (@tenant, @memberId, @purpose, @granted, @decidedAt)
     ON CONFLICT DO UPDATE SET granted = excluded.granted, decided_at = excluded.decided_at`,
  );
  const deletes = ['members', 'consents'].map((table) =>
    connection.prepare<[object]>(`DELETE FROM ${table} WHERE tenant = @tenant AND member = @memberId`),
  );
  const deleteShared = connection.prepare(`DELETE FROM members WHERE tenant = ''`);
  const visibility = ({ tenant, memberId }: EdgeOwner, undecided: FieldAudience): Visibility => {
    const row = select.get({ tenant, memberId });
    return row ? readVisibility(row.visibility, undecided) : uniform[undecided];
  };
  return {
    visibility,
    show(member, fields) {
      const { tenant, memberId } = member;
      const shown = { ...visibility(member, 'nobody'), ...fields };
      upsert.run({ tenant, memberId, visibility: JSON.stringify(shown) });
      return shown;
    },
    consents({ tenant, memberId }) {
      const decided = new Map(selectConsents.all({ tenant, memberId }).map((row) => [row.purpose, row]));
      return consentPurposes.map((purpose) => {
        const row = decided.get(purpose);
        return row ? { purpose, granted: row.granted === 1, decidedAt: row.decidedAt } : { purpose, granted: false };
      });
    },
    decide: ({ tenant, memberId }, { purpose, granted, decidedAt }) =>
      void upsertConsent.run({ tenant, memberId, purpose, granted: granted ? 1 : 0, decidedAt }),
    forget({ tenant, memberId }) {
      for (const statement of deletes) statement.run({ tenant, memberId });
    },
    clearShared: () => void deleteShared.run(),
  };
}

function readVisibility(text: string, undecided: FieldAudience): Visibility {
  const stored = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const audienceOf = (field: ProfileField) =>
    fieldAudiences.find((audience) => audience === stored[field]) ?? undecided;
  return Object.fromEntries(profileFields.map((field) => [field, audienceOf(field)])) as Visibility;
}
