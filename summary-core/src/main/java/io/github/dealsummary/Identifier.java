package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.all;
import static io.github.dealsummary.dataverse.Condition.any;

import io.github.dealsummary.dataverse.Column;
import io.github.dealsummary.dataverse.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something other than a name by which a customer was asked for.
 *
 * @param value in the form in which it is compared
 */
record Identifier(NameRule kind, String value) {
  private static final Pattern NUMBER =
      Pattern.compile("(?=.*[0-9-])[\\p{L}0-9#][\\p{L}0-9 ._/#-]{0,19}");
  private static final Pattern E_MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z]+://|@)?(?:www\\.)?((?:[\\p{L}0-9-]+\\.)+\\p{L}{2,})(?:[/:?#].*)?");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./\\u2010-\\u2015-]{6,30}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");
  private static final int FEWEST_DIGITS = 6;

  /** Two spellings of one number differ in what stands before so many digits at most. */
  private static final int TELLING_DIGITS = 7;

  private static final int LAST_DIGITS = 4;

  /** Some write numbers in pairs: then so many of the last, each by itself. */
  private static final int LAST_PAIRS = 3;

  /** What is not dialled from abroad, and what is dialled within a house. */
  private static final Pattern NOT_DIALLED =
      Pattern.compile("\\(0\\)|\\s*(?:ext\\.?|extension|x)\\s*[0-9]+$", Pattern.CASE_INSENSITIVE);

  /** What the asked text may be beside a name. */
  static List<Identifier> in(String asked, Set<NameRule> rules) {
    List<Identifier> found = new ArrayList<>();
    if (NUMBER.matcher(asked).matches()) {
      found.add(new Identifier(NameRule.ACCOUNT_NUMBER, asked));
    }
    if (E_MAIL.matcher(asked).matches()) {
      found.add(new Identifier(NameRule.E_MAIL, asked));
    }
    var domain = DOMAIN.matcher(asked.toLowerCase(Locale.ROOT));
    if (domain.matches()) {
      found.add(new Identifier(NameRule.DOMAIN, domain.group(1)));
    }
    if (PHONE.matcher(asked).matches() && digits(asked).length() >= FEWEST_DIGITS) {
      found.add(new Identifier(NameRule.PHONE, asked));
    }
    return found.stream().filter(one -> rules.contains(one.kind())).toList();
  }

  /** Whether it is this customer's. */
  boolean names(KnownCustomer customer) {
    return switch (kind) {
      case ACCOUNT_NUMBER -> customer.accountNumber().filter(value::equalsIgnoreCase).isPresent();
      case E_MAIL -> customer.email().filter(value::equalsIgnoreCase).isPresent();
      case DOMAIN -> customer.domains().anyMatch(value::equals);
      case PHONE -> customer.phones().stream().anyMatch(this::isSameNumber);
      default -> throw new IllegalStateException("No identifier: " + kind);
    };
  }

  /** Whether it can hardly be anything else: no name is spelled like it. */
  boolean isNoName() {
    return switch (kind) {
      case E_MAIL, PHONE -> true;
      case ACCOUNT_NUMBER -> !LETTERS.matcher(value).find();
      default -> false;
    };
  }

  /** Whether two customers who have it may have it written in two ways. */
  boolean hasOtherForms() {
    return kind == NameRule.DOMAIN || kind == NameRule.PHONE;
  }

  /**
   * Where to compare.
   *
   * @param path to the customer: nothing, or a lookup and a slash
   * @param wider whether to find its other forms too, by parts, which Dataverse throttles
   */
  record Where(String path, boolean wider) {
    Column column(String name) {
      return Condition.column(path + name);
    }
  }

  /** The accounts that have it. */
  Stream<Condition> ofAccount(Where where) {
    return switch (kind) {
      case ACCOUNT_NUMBER -> Stream.of(where.column("accountnumber").eq(value));
      case E_MAIL -> Stream.of(where.column("emailaddress1").eq(value));
      case DOMAIN -> domain(where);
      case PHONE -> phone(where, "telephone1");
      default -> Stream.empty();
    };
  }

  /** The contacts that have it. */
  Stream<Condition> ofContact(Where where) {
    return switch (kind) {
      case E_MAIL -> Stream.of(where.column("emailaddress1").eq(value));
      case PHONE -> Stream.concat(phone(where, "telephone1"), phone(where, "mobilephone"));
      default -> Stream.empty();
    };
  }

  /** Of its website, and wider of its e-mail address. */
  private Stream<Condition> domain(Where where) {
    Condition website = website(where.column("websiteurl"));
    return where.wider()
        ? Stream.of(website, where.column("emailaddress1").endsWith("@" + value))
        : Stream.of(website);
  }

  private Condition website(Column column) {
    return any(
        Stream.of("", "http://", "https://")
            .flatMap(scheme -> Stream.of(scheme + value, scheme + "www." + value))
            .map(column::startsWith)
            .toList());
  }

  private Stream<Condition> phone(Where where, String name) {
    Column column = where.column(name);
    String digits = digits(value);
    return where.wider()
        ? Stream.of(
            column.eq(value),
            column.contains(digits.substring(digits.length() - LAST_DIGITS)),
            all(lastPairs(digits).map(column::contains).toList()))
        : Stream.of(column.eq(value));
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
