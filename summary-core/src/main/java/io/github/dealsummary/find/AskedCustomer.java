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
 * Whom somebody asked for: what to look for in an environment, and how well a customer fits.
 *
 * @param root the name without suffix and legal form, for the environment's own comparison
 * @param words its words, without signs and "and"
 */
record AskedCustomer(FirmName name, String root, List<String> words, List<Identifier> identifiers) {
  private static final int MOST_WORDS = 8;

  static AskedCustomer of(String asked) {
    String root = FirmName.root(asked);
    return new AskedCustomer(
        FirmName.of(asked), root, FirmName.wordsOf(root), Identifier.in(asked));
  }

  /** How far a query looks for it. */
  enum Look {
    /** The name equals or starts with it, or the customer has it as its number or address. */
    AS_GIVEN,
    /**
     * The name starts with its first word and holds the others, or the customer may have the number
     * in another form. All of the first look are among these.
     */
    REWRITTEN,
    /**
     * The name holds each of its first few words. Dataverse throttles it, so it comes second and
     * with few of them; the rest is compared here.
     */
    WIDER
  }

  /** The customers to look for, by name and by every identifier that the text may be. */
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
   * Whether the environment may hold the very name with other signs between its words, or the
   * number in another form, which its own comparison does not see.
   */
  boolean mayBeWrittenOtherwise() {
    return beginsWithAWordOfSeveral() || identifiers.stream().anyMatch(Identifier::hasOtherForms);
  }

  /** How well a customer fits that the environment gave for the start of the name. */
  Optional<NameMatch> match(KnownCustomer customer) {
    Optional<NameMatch> match = compare(customer);
    return match.isEmpty() && isBelieved(customer) ? Optional.of(NameMatch.PREFIX) : match;
  }

  /** The environment has compared by its own collation, which knows more equalities than we do. */
  private boolean isBelieved(KnownCustomer customer) {
    return identifiers.stream().noneMatch(Identifier::hasOtherForms)
        && !name.hasLegalForm()
        && !nameOf(customer).startsWithinANumber(name);
  }

  /** How well a customer fits that the environment gave for the words. */
  Optional<NameMatch> widerMatch(KnownCustomer customer) {
    Optional<NameMatch> match = compare(customer);
    return match.isEmpty() && holdsAll(customer) ? Optional.of(NameMatch.ALL_WORDS) : match;
  }

  /** Whether the customer has the very legal form that was asked for, where one was. */
  boolean isOfAskedForm(Customer customer) {
    return !name.hasLegalForm() || FirmName.of(customer.name()).whole().equals(name.whole());
  }

  /** How well a customer fits by our own comparison alone. */
  Optional<NameMatch> compare(KnownCustomer customer) {
    FirmName given = nameOf(customer);
    // A person has no legal form: Ek, Berg and Co are surnames, too.
    boolean same = customer.customer().isFirm() && given.core().equals(name.core());
    if (same || isWholeName(given) || isIdentified(customer)) {
      return Optional.of(NameMatch.EXACT);
    }
    return given.startsWith(name) ? Optional.of(NameMatch.PREFIX) : Optional.empty();
  }

  /** Whether no other can fit better, among those that were not read either. */
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

  /** A name with a legal form is a whole name: then the customer's has no other words. */
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

  /** Telephones and word processors curl what a database holds straight. */
  private static String straight(String text) {
    return text.replace('\u2019', '\'')
        .replace('\u2018', '\'')
        .replace('\u201c', '"')
        .replace('\u201d', '"')
        .replace('\u2013', '-')
        .replace('\u2010', '-');
  }
}
