package io.github.dealsummary.find;

import io.github.dealsummary.Customer;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.find.Fit.Strength;
import io.github.dealsummary.table.KnownCustomer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The customer that was asked for. It says how well a customer fits.
 *
 * @param text the text as it was asked
 * @param firm the text as a firm's name
 * @param person the text as a person's name
 * @param identifiers the other things that the text may be, such as a telephone number
 */
record AskedCustomer(
    String text, ComparedName firm, ComparedName person, List<Identifier> identifiers) {
  private static final int SHORTEST_FORM_IN_A_WORD = 3;

  static AskedCustomer of(String asked) {
    return new AskedCustomer(
        asked, ComparedName.ofFirm(asked), ComparedName.ofPerson(asked), Identifier.in(asked));
  }

  /** Returns how well a customer fits; empty if it does not. */
  Optional<Fit> fit(KnownCustomer customer) {
    if (identifiers.stream().anyMatch(one -> one.names(customer))) {
      return fit(
          customer, NameMatch.EXACT, Strength.CERTAIN, "it has this number, address or domain");
    }
    return customer.customer().isFirm() ? fitOfFirm(customer) : fitOfPerson(customer);
  }

  private Optional<Fit> fitOfPerson(KnownCustomer customer) {
    ComparedName given = ComparedName.ofPerson(customer.name());
    return given.withBrackets().isSame(person.withBrackets())
        ? fit(customer, NameMatch.EXACT, Strength.ENOUGH, "its name is the same")
        : partOf(customer, given, person);
  }

  private Optional<Fit> fitOfFirm(KnownCustomer customer) {
    ComparedName given = ComparedName.ofFirm(customer.name());
    if (given.withBrackets().isSame(firm.withBrackets())) {
      return sameName(customer, given);
    }
    if (given.whole().isSame(firm.whole())) {
      return sameLetters(customer, given);
    }
    if (given.core().isSame(firm.core()) && given.hasBrackets() != firm.hasBrackets()) {
      return withoutBrackets(customer, given);
    }
    return given.contradicts(firm) ? Optional.empty() : partOf(customer, given, firm);
  }

  /**
   * Compares letters that are cut elsewhere, with a form on one side: FooGmbH may be Foo GmbH. But
   * a short form or an article may be part of another word: Visa is not Vi SA.
   */
  private Optional<Fit> sameLetters(KnownCustomer customer, ComparedName given) {
    boolean longForm =
        Stream.concat(given.forms().stream(), firm.forms().stream())
            .anyMatch(form -> form.length() >= SHORTEST_FORM_IN_A_WORD);
    return fit(
        customer,
        NameMatch.EXACT,
        longForm ? Strength.ENOUGH : Strength.DOUBTFUL,
        "its name has the same letters");
  }

  private Optional<Fit> sameName(KnownCustomer customer, ComparedName given) {
    if (given.contradicts(firm)) {
      return fit(customer, NameMatch.OTHER_FORM, Strength.DOUBTFUL, otherForm(given));
    }
    if (given.forms().equals(firm.forms())) {
      return fit(
          customer,
          NameMatch.EXACT,
          firm.hasForm() ? Strength.CERTAIN : Strength.ENOUGH,
          "its name is the same");
    }
    String why =
        given.hasForm()
            ? "its name is the same, its legal form is " + forms(given)
            : "its name is the same, without a legal form";
    return fit(customer, NameMatch.EXACT, Strength.ENOUGH, why);
  }

  /** Something in brackets may be missing in the question, if it is not a whole name otherwise. */
  private Optional<Fit> withoutBrackets(KnownCustomer customer, ComparedName given) {
    if (given.contradicts(firm)) {
      return fit(customer, NameMatch.OTHER_FORM, Strength.DOUBTFUL, otherForm(given));
    }
    return given.hasBrackets()
        ? fit(
            customer,
            NameMatch.BRACKETS,
            firm.hasForm() ? Strength.DOUBTFUL : Strength.ENOUGH,
            "its name also has (" + given.brackets() + ")")
        : fit(
            customer,
            NameMatch.BRACKETS,
            Strength.DOUBTFUL,
            "its name lacks (" + firm.brackets() + ")");
  }

  private Optional<Fit> partOf(KnownCustomer customer, ComparedName given, ComparedName asked) {
    if (given.startsWith(asked)) {
      return fit(customer, NameMatch.PREFIX, Strength.DOUBTFUL, "its name begins so");
    }
    if (given.hasAllWordsOf(asked) || asked.hasAllWordsAndAForm(given)) {
      return fit(
          customer, NameMatch.ALL_WORDS, Strength.DOUBTFUL, "its name has words that begin so");
    }
    return Optional.empty();
  }

  private String otherForm(ComparedName given) {
    return "its legal form is " + forms(given) + ", not " + forms(firm);
  }

  private static String forms(ComparedName name) {
    return String.join(" ", name.forms());
  }

  private static Optional<Fit> fit(
      KnownCustomer customer, NameMatch match, Strength strength, String why) {
    return Optional.of(new Fit(customer, match, strength, why));
  }

  /**
   * Returns the customers whose name is spelled as in the question, if the names differ in spelling
   * alone; otherwise all of them.
   */
  List<Fit> spelledSame(List<Fit> fits) {
    if (fits.size() < 2) {
      return fits;
    }
    List<ComparedName> names = fits.stream().map(fit -> compared(fit.known())).toList();
    boolean alike = names.stream().allMatch(name -> name.whole().isSame(names.get(0).whole()));
    List<Fit> spelled =
        fits.stream()
            .filter(fit -> compared(fit.known()).isSpelledAs(asked(fit.customer())))
            .toList();
    return alike && !spelled.isEmpty() ? spelled : fits;
  }

  private static ComparedName compared(KnownCustomer customer) {
    return customer.customer().isFirm()
        ? ComparedName.ofFirm(customer.name())
        : ComparedName.ofPerson(customer.name());
  }

  private ComparedName asked(Customer customer) {
    return customer.isFirm() ? firm : person;
  }
}
