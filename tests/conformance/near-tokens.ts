// What is nearly a token, in other libraries' test suites, and what was decided about each. A person
// who hands in such a text is told what is wrong with it; a text in traffic is listed or it is not.

export interface Decision {
  readonly listed: boolean;
  readonly why: string;
  /** Repository, file and line of each case. */
  readonly cases: readonly string[];
}

export const DECISIONS: readonly Decision[] = [
  {
    listed: true,
    why: 'listed: claims that can be read stand behind a JOSE header; only the signature is missing',
    cases: [
      'jwtk/jjwt JwtsTest.groovy:775',
      'jwtk/jjwt EcSignatureAlgorithmTest.groovy:326',
      'jpadilla/pyjwt test_api_jws.py:132',
      'golang-jwt/jwt token_test.go:36',
      'jwt/ruby-jwt encoded_token_spec.rb:120',
    ],
  },
  {
    listed: false,
    why: 'silent: a header with nothing behind its dot says nothing about anybody',
    cases: [
      'panva/jose unsecured.test.ts:44',
      'jwtk/jjwt README.adoc:541',
      'jwtk/jjwt README.adoc:2124',
      'jwtk/jjwt RFC7516AppendixA1Test.groovy:150',
      'jwtk/jjwt RFC7516AppendixA2Test.groovy:145',
      'jpadilla/pyjwt test_api_jws.py:315',
      'jpadilla/pyjwt test_api_jws.py:410',
      'jpadilla/pyjwt test_api_jws.py:448',
      'authlib/joserfc jws.rst:33',
      'authlib/joserfc jwt.rst:286',
      'authlib/joserfc test_compact.py:319',
    ],
  },
  {
    listed: false,
    why: 'silent: the header has no alg, which RFC 7515 §4.1.1 demands',
    cases: [
      'jpadilla/pyjwt test_api_jws.py:411',
      'jpadilla/pyjwt test_api_jwt.py:248',
      'jpadilla/pyjwt test_api_jwt.py:261',
      'jpadilla/pyjwt test_api_jwt.py:291',
      'jpadilla/pyjwt test_api_jwt.py:302',
      'authlib/joserfc jwt.rst:41',
      'authlib/joserfc test_compact.py:53',
      'lcobucci/jwt parsing-tokens.md:23',
    ],
  },
  {
    listed: false,
    why: 'silent: two segments, and the second is no claims set, so nothing tells that it is a token',
    cases: [
      'jpadilla/pyjwt test_api_jwt.py:113',
      'authlib/joserfc test_compact.py:57',
      'lcobucci/jwt quick-start.md:117',
      'lcobucci/jwt EddsaTest.php:96',
      'cisco/node-jose jws.embedded_jwk.json:32',
    ],
  },
  {
    listed: false,
    why: 'silent: the header of a JWE, which has five segments, and only three of them',
    cases: ['authlib/joserfc test_compact.py:240'],
  },
  {
    listed: false,
    why: 'silent: the first segment is no JSON, be it shortened with dots or not a header at all',
    cases: [
      'jwtk/jjwt RFC7517AppendixCTest.groovy:271',
      'auth0/jwt-decode README.md:29',
      'firebase/php-jwt README.md:332',
    ],
  },
];
