package io.github.dealsummary.find;

import static io.github.dealsummary.dataverse.Condition.all;
import static io.github.dealsummary.dataverse.Condition.any;

import io.github.dealsummary.Customer;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.table.CustomerColumns;
import io.github.dealsummary.table.KnownCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The customer that was asked for. It says what to look for in an environment, and how well a
 * customer fits.
 *
 * @param name the name as it is compared here
 * @param root the name without suffix and legal form, for the environment's own comparison
 * @param words the words of the root, without signs and without "and"
 * @param identifiers the other things that the text may be, such as a telephone number
 */
record AskedCustomer(FirmName name, String root, List<String> words, List<Identifier> identifiers) {
  private static final int MOST_WORDS = 8;

  static AskedCustomer of(String asked) {
    String root = FirmName.root(asked);
    return new AskedCustomer(
        FirmName.of(asked), root, FirmName.wordsOf(root), Identifier.in(asked));
  }

  /** The width of a look: how far a query looks. */
  enum Look {
    /** The name equals or starts with the text, or the text is the number or address. */
    AS_GIVEN,
    /**
     * The name starts with the first word and holds the others, or the number may have another
     * form. This look includes the first one.
     */
    REWRITTEN,
    /**
     * The name holds each of the first few words. Dataverse throttles such queries, so this look
     * comes second and with few words. The other words are compared here.
     */
    WIDER
  }

  /** Returns the condition for customers, by name and by every identifier that the text may be. */
  Condition condition(Look look, CustomerColumns columns) {
    Condition name = name(look, columns);
    return identifiers.isEmpty()
        ? name
        : any(
            Stream.concat(
                    Stream.of(name),
                    identifiers.stream()
                        .flatMap(one -> one.conditions(columns, look != Look.AS_GIVEN)))
                .toList());
  }

  private Condition name(Look look, CustomerColumns columns) {
    return switch (look) {
      case AS_GIVEN -> startsWith(columns);
      case REWRITTEN ->
          beginsWithAWordOfSeveral() ? startsWithFirstWord(columns) : startsWith(columns);
      case WIDER -> all(fewWords().stream().map(columns::nameContains).toList());
    };
  }

  /**
   * Returns true if the environment may have the same name with other signs between its words, or
   * the number in another form. The environment's own comparison does not see that.
   */
  boolean mayBeWrittenOtherwise() {
    return beginsWithAWordOfSeveral() || identifiers.stream().anyMatch(Identifier::hasOtherForms);
  }

  /** Returns how well a customer fits that the environment found by the start of the name. */
  Optional<NameMatch> match(KnownCustomer customer) {
    Optional<NameMatch> match = compare(customer);
    return match.isEmpty() && isBelieved(customer) ? Optional.of(NameMatch.PREFIX) : match;
  }

  /**
   * Returns true if the environment's result is accepted. Its collation knows more equal letters.
   */
  private boolean isBelieved(KnownCustomer customer) {
    return identifiers.stream().noneMatch(Identifier::hasOtherForms)
        && !name.hasLegalForm()
        && !nameOf(customer).startsWithinANumber(name);
  }

  /** Returns how well a customer fits that the environment found by the words. */
  Optional<NameMatch> widerMatch(KnownCustomer customer) {
    Optional<NameMatch> match = compare(customer);
    return match.isEmpty() && holdsAll(customer) ? Optional.of(NameMatch.ALL_WORDS) : match;
  }

  /** Returns true if no legal form was asked for, or the customer has exactly that form. */
  boolean isOfAskedForm(Customer customer) {
    return !name.hasLegalForm() || FirmName.of(customer.name()).whole().equals(name.whole());
  }

  /** Returns how well a customer fits by our own comparison alone. */
  Optional<NameMatch> compare(KnownCustomer customer) {
    FirmName given = nameOf(customer);
    // A person has no legal form: Ek, Berg and Co are surnames.
    boolean same = customer.customer().isFirm() && given.core().equals(name.core());
    if (same || isWholeName(given) || isIdentified(customer)) {
      return Optional.of(NameMatch.EXACT);
    }
    return given.startsWith(name) ? Optional.of(NameMatch.PREFIX) : Optional.empty();
  }

  /** Returns true if no other customer can fit better, not even one that was not read. */
  boolean isCertain(KnownCustomer customer) {
    return isWholeName(nameOf(customer)) || isIdentified(customer);
  }

  private boolean isWholeName(FirmName given) {
    return given.whole().equals(name.whole());
  }

  private boolean isIdentified(KnownCustomer customer) {
    return identifiers.stream().anyMatch(one -> one.names(customer));
  }

  private FirmName nameOf(KnownCustomer customer) {
    return FirmName.of(customer.customer().name());
  }

  private boolean holdsAll(KnownCustomer customer) {
    FirmName given = nameOf(customer);
    boolean wholeFirm = customer.customer().isFirm() && name.hasLegalForm();
    return wholeFirm ? isOfTheSameWords(given) : name.words().allMatch(given::holds);
  }

  /** Compares a name with a legal form, which is a whole name: there may be no other words. */
  private boolean isOfTheSameWords(FirmName given) {
    List<String> plain = words.stream().map(FirmName::word).toList();
    return plain.stream().allMatch(given::holds)
        && given.core().replace(" ", "").length() == String.join("", plain).length();
  }

  private Condition startsWith(CustomerColumns columns) {
    String straight = straight(root);
    return straight.equals(root)
        ? columns.nameStartsWith(root)
        : columns.nameStartsWith(root).or(columns.nameStartsWith(straight));
  }

  private boolean beginsWithAWordOfSeveral() {
    return words.size() > 1 && root.startsWith(words.get(0));
  }

  private Condition startsWithFirstWord(CustomerColumns columns) {
    List<Condition> held = new ArrayList<>();
    for (String word : fewWords()) {
      held.add(held.isEmpty() ? columns.nameStartsWith(word) : columns.nameContains(word));
    }
    return all(held);
  }

  private List<String> fewWords() {
    return words.subList(0, Math.min(words.size(), MOST_WORDS));
  }

  /**
   * Makes quotes and dashes straight. Telephones and word processors curl them, databases do not.
   */
  private static String straight(String text) {
    return text.replace('\u2019', '\'')
        .replace('\u2018', '\'')
        .replace('\u201c', '"')
        .replace('\u201d', '"')
        .replace('\u2013', '-')
        .replace('\u2010', '-');
  }
}
