// What tells of a person: the claims of OpenID Connect Core 1.0 §5.1 with the parts of an address
// (§5.1.1), and what directories and frameworks call the same. Names and shapes are those by which a
// share chooses its stand-ins.
import { EMAIL, IPV4, IPV6, PHONE, sortOf } from './sorts.ts';

const CATEGORIES: ReadonlySet<string> = new Set(['subject', 'person', 'contact']);

/** As `plain` writes them. */
const OTHERS: ReadonlySet<string> = new Set(
  `email emails emailaddress mail mails profile picture avatar avatarurl website birthdate birthday
  dateofbirth dob nameid nameidentifier surname sn givenname firstname familyname lastname middlename
  fullname displayname phone phones phonenumber mobile mobilephone mobilenumber telephone msisdn ip ips
  ipaddr ipaddress clientip remoteip remoteaddr street city state postalcode postcode zip zipcode
  streetaddress placeofbirth subject userid username user loginhint samaccountname windowsaccountname
  objectid objectidentifier employeeid verifiedprimaryemail verifiedsecondaryemail`.split(/\s+/),
);

/**
 * Whether a member of this name tells of a person, however it is written: `given_name`, `givenName`, or
 * a URL that ends in it. Total and linear.
 */
export function isPersonalName(name: string): boolean {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1);
  return [name, last].some((part) => {
    const sort = sortOf(part) ?? sortOf(part.toLowerCase());
    return (
      (sort !== null && CATEGORIES.has(sort.category)) || PHONE.has(part) || OTHERS.has(plain(part))
    );
  });
}

/** `given_name`, `given-name` and `givenName` are one name. */
function plain(name: string): string {
  return name.replace(/[_\s-]/g, '').toLowerCase();
}

/** Whether a text tells of a person by its shape alone: a mail address or that of a machine. */
export function isPersonalText(text: string): boolean {
  return EMAIL.test(text) || IPV4.test(text) || IPV6.test(text);
}
