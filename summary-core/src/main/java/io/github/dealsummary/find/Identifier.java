package io.github.dealsummary.find;

import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.table.CustomerColumns;
import io.github.dealsummary.table.KnownCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A number or address by which a customer was asked for.
 *
 * @param kind the kind of identifier
 * @param value the text in the form in which it is compared
 */
record Identifier(Kind kind, String value) {
  /** The kinds of identifier. */
  enum Kind {
    ACCOUNT_NUMBER,
    E_MAIL,
    DOMAIN,
    PHONE
  }

  private static final Pattern NUMBER =
      Pattern.compile("(?=.*[0-9-])[\\p{L}0-9#][\\p{L}0-9 ._/#-]{0,19}");
  private static final Pattern E_MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z]+://|@)?(?:www\\.)?((?:[\\p{L}0-9-]+\\.)+\\p{L}{2,})(?:[/:?#].*)?");

  /** The host in a text that was typed as a website, which may be anything. */
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z]+://)?(?:[^/@\\s]*@)?(?:www\\.)?([^/:?#\\s]+)");

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./\\u2010-\\u2015-]{6,30}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");
  private static final int FEWEST_DIGITS = 6;

  /** The least number of last digits that two spellings of a number have in common. */
  private static final int TELLING_DIGITS = 7;

  private static final int LAST_DIGITS = 4;

  /** The number of last pairs of digits to look for, since some people write numbers in pairs. */
  private static final int LAST_PAIRS = 3;

  /** The digits that are not dialled from abroad, and the extension within a house. */
  private static final Pattern NOT_DIALLED =
      Pattern.compile("\\(0\\)|\\s*(?:ext\\.?|extension|x)\\s*[0-9]+$", Pattern.CASE_INSENSITIVE);

  /** Returns the identifiers that the text may be. */
  static List<Identifier> in(String asked) {
    List<Identifier> found = new ArrayList<>();
    if (NUMBER.matcher(asked).matches()) {
      found.add(new Identifier(Kind.ACCOUNT_NUMBER, asked));
    }
    if (E_MAIL.matcher(asked).matches()) {
      found.add(new Identifier(Kind.E_MAIL, asked));
    }
    var domain = DOMAIN.matcher(asked.toLowerCase(Locale.ROOT));
    if (domain.matches()) {
      found.add(new Identifier(Kind.DOMAIN, domain.group(1)));
    }
    if (PHONE.matcher(asked).matches() && digits(asked).length() >= FEWEST_DIGITS) {
      found.add(new Identifier(Kind.PHONE, asked));
    }
    return found;
  }

  /** Returns true if the customer has this identifier. */
  boolean names(KnownCustomer customer) {
    return switch (kind) {
      case ACCOUNT_NUMBER -> customer.number().filter(value::equalsIgnoreCase).isPresent();
      case E_MAIL -> customer.email().filter(value::equalsIgnoreCase).isPresent();
      case DOMAIN -> domains(customer).anyMatch(value::equals);
      case PHONE -> customer.phones().stream().anyMatch(this::isSameNumber);
    };
  }

  /** Returns true if the text can hardly be a name. */
  boolean isNoName() {
    return switch (kind) {
      case E_MAIL, PHONE -> true;
      case ACCOUNT_NUMBER -> !LETTERS.matcher(value).find();
      case DOMAIN -> false;
    };
  }

  /**
   * Returns the conditions for customers who have it. Other forms of a number or domain are found
   * by parts of them, which Dataverse throttles.
   */
  Stream<Condition> conditions(CustomerColumns columns) {
    return switch (kind) {
      case ACCOUNT_NUMBER -> columns.numberIs(value);
      case E_MAIL -> columns.emailIs(value);
      case DOMAIN -> domain(columns);
      case PHONE -> columns.phoneIs(value, otherForms());
    };
  }

  /** Returns the conditions for the website and for the e-mail address. */
  private Stream<Condition> domain(CustomerColumns columns) {
    List<String> starts =
        Stream.of("", "http://", "https://")
            .flatMap(scheme -> Stream.of(scheme + value, scheme + "www." + value))
            .toList();
    Stream<Condition> website = columns.websiteStartsWith(starts);
    return Stream.concat(website, columns.emailEndsWith("@" + value));
  }

  /** Returns groups of digits; each form of the number holds all of one group. */
  private List<List<String>> otherForms() {
    String digits = digits(value);
    return List.of(
        List.of(digits.substring(digits.length() - LAST_DIGITS)), lastPairs(digits).toList());
  }

  /** Returns a firm's own domains. The domain of a person's address may be a provider's. */
  private static Stream<String> domains(KnownCustomer customer) {
    return customer.customer().isFirm()
        ? Stream.concat(
            customer.website().flatMap(Identifier::host).stream(),
            customer.email().map(Identifier::afterAt).stream())
        : Stream.empty();
  }

  private static String afterAt(String address) {
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> host(String website) {
    var host = HOST.matcher(website.strip().toLowerCase(Locale.ROOT));
    return host.lookingAt() ? Optional.of(host.group(1)) : Optional.empty();
  }

  private static Stream<String> lastPairs(String digits) {
    return IntStream.rangeClosed(1, LAST_PAIRS)
        .map(pair -> digits.length() - 2 * pair)
        .mapToObj(start -> digits.substring(start, start + 2));
  }

  private boolean isSameNumber(String other) {
    String one = digits(value).replaceFirst("^0+", "");
    String two = digits(other).replaceFirst("^0+", "");
    return one.equals(two)
        || (Math.min(one.length(), two.length()) >= TELLING_DIGITS
            && (one.endsWith(two) || two.endsWith(one)));
  }

  private static String digits(String number) {
    return NOT_DIALLED.matcher(number).replaceAll("").replaceAll("[^0-9]", "");
  }
}
