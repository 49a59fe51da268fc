const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const time = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/i;

function isDate(text: string): boolean {
  const parts = date.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year || 4, month, 0)).getUTCDate();
}

const canParseUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);

/** The string formats that are checked; others are taken as remarks. */
export const formats: Record<string, RegExp | ((text: string) => boolean)> = {
  date: isDate,
  time: (text) => time.test(text),
  'date-time': (text) => {
    const split = text.search(/[t\s]/i);
    return (
      split > 0 && isDate(text.slice(0, split)) && time.test(text.slice(split + 1)) && /(z|[+-]\d\d:?\d\d)$/i.test(text)
    );
  },
  duration: /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/,
  email: /^[^\s@<>()[\]]+@[^\s@<>()[\]]+\.[^\s@<>()[\].]+$/,
  uri: canParseUrl,
  url: canParseUrl,
  'uri-reference': /^[^\s<>"{}|\\^`]*$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/,
  hostname: /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i,
};
