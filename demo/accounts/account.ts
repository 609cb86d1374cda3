/** The one person who lives at the provider, as OpenID claims. */
export const ADA = {
  sub: '248289761001',
  // Outside ASCII and outside Latin-1 on purpose: a viewer that misreads UTF-8 shows it here.
  name: 'Ada Lovelace ✦ Zoë',
  given_name: 'Ada',
  email: 'ada@shop.example',
  email_verified: true,
} as const;
