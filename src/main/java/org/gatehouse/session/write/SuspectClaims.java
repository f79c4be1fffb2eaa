package org.gatehouse.session.write;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * Tells a developer of claims of his own that are named or shaped like what belongs into no token:
 * passwords, hashes, tokens, numbers of cards, accounts and persons (mission row A22). Each is told
 * once, by its name; nothing is refused, since a guess may be wrong.
 */
final class SuspectClaims {
  private static final Logger LOG = System.getLogger(SuspectClaims.class.getName());
  private static final int MOST = 100;
  private static final int DEEPEST = 4;
  private static final int LONGEST_NAME = 64;

  private static final Pattern NAMES =
      Pattern.compile(
          "password|passwd|passphrase|secret|hash|token|apikey|privatekey|creditcard|cardnumber"
              + "|cvv|cvc|iban|accountnumber|socialsecurity|passport|nationalid|identitycard");
  private static final Pattern SHORT_NAMES = Pattern.compile("pwd|pin|ssn|dni|nif|nin|otp");
  private static final Pattern HASH =
      Pattern.compile(
          "(?i)\\$(2[abxy]?|argon2\\w*|scrypt|pbkdf2[\\w-]*|[156y])\\$.+"
              + "|(pbkdf2|bcrypt|argon2)[\\w-]*[:$].+"
              + "|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}");
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[\\w-]+(\\.[\\w-]*){2,4}|gh[opsu]_\\w{20,}|xox[abp]-.{10,}");
  private static final Pattern CARD = Pattern.compile("[3-6](?:[ -]?[0-9]){12,18}");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern SOCIAL_SECURITY = Pattern.compile("[0-9]{3}-[0-9]{2}-[0-9]{4}");
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  private static final Set<String> OWN =
      Arrays.stream(ClaimName.values()).map(ClaimName::wire).collect(Collectors.toSet());

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Says what is new to say of these claims. */
  void report(Claims claims) {
    claims.toJson().entrySet().stream()
        .filter(claim -> !OWN.contains(claim.getKey()))
        .forEach(claim -> report(claim.getKey(), claim.getValue()));
  }

  private void report(String name, JsonValue value) {
    Optional<String> suspicion = of(name, value);
    if (suspicion.isPresent() && told.size() < MOST && told.add(name)) {
      LOG.log(
          Level.WARNING,
          "SuspectClaim: {0} {1}. Fix: keep it on the server, and an id of it in the token.",
          name.substring(0, Math.min(name.length(), LONGEST_NAME)),
          suspicion.get());
    }
  }

  /** What is wrong with a claim, as the rest of a sentence; empty if it looks harmless. */
  static Optional<String> of(String name, JsonValue value) {
    return of(name, value, DEEPEST);
  }

  private static Optional<String> of(String name, JsonValue value, int depth) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (NAMES.matcher(word).find() || SHORT_NAMES.matcher(word).matches()) {
      return Optional.of("is named like a secret");
    }
    if (value instanceof JsonString text) {
      return shape(text.getString());
    }
    if (value instanceof JsonNumber number) {
      return shape(number.toString());
    }
    return depth == 0
        ? Optional.empty()
        : members(value).flatMap(m -> of(m.getKey(), m.getValue(), depth - 1).stream()).findFirst();
  }

  private static Stream<Map.Entry<String, JsonValue>> members(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.entrySet().stream();
    }
    return value instanceof JsonArray array
        ? array.stream().map(element -> Map.entry("", element))
        : Stream.empty();
  }

  private static Optional<String> shape(String text) {
    if (HASH.matcher(text).matches()) {
      return Optional.of("holds what looks like a hash");
    }
    if (TOKEN.matcher(text).matches()) {
      return Optional.of("holds what looks like a token");
    }
    if (CARD.matcher(text).matches() && luhn(text.replaceAll("[^0-9]", ""))) {
      return Optional.of("holds what looks like the number of a card");
    }
    String compact = text.replace(" ", "");
    if (IBAN.matcher(compact).matches() && iban(compact)) {
      return Optional.of("holds what looks like the number of a bank account");
    }
    return SOCIAL_SECURITY.matcher(text).matches()
        ? Optional.of("holds what looks like the number of a person")
        : Optional.empty();
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** ISO 13616: the country and the check digits go to the end, letters count from ten. */
  private static boolean iban(String text) {
    String digits =
        (text.substring(4) + text.substring(0, 4))
            .chars()
            .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
            .collect(Collectors.joining());
    return new BigInteger(digits).mod(IBAN_MODULUS).equals(BigInteger.ONE);
  }
}
