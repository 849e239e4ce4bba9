package io.github.dealsummary.find;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.github.dealsummary.Customer;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Meant;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.find.Fit.Strength;
import io.github.dealsummary.table.KnownCustomer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The decision on who is meant, with the deals of the same round trip. The deals are looked at only
 * after the decision.
 *
 * @param meant who is meant
 * @param fits the customers that were decided upon; the only one, if one is meant
 * @param deals the deals of the same round trip
 */
record Decision(Meant meant, List<Fit> fits, DealRead deals) {
  private static final int MOST_CANDIDATES = 10;

  private static final Comparator<Fit> BEST_FIRST =
      comparing(Fit::strength).thenComparing(Fit::match);

  static final Decision NOBODY = new Decision(new Meant.Nobody(), List.of(), DealRead.NONE);

  static Decision one(Fit fit, DealRead deals) {
    return new Decision(new Meant.One(fit.customer(), fit.match()), List.of(fit), deals);
  }

  static Decision several(List<Fit> fits, boolean moreExist, DealRead deals) {
    return new Decision(
        new Meant.Several(
            fits.stream().limit(MOST_CANDIDATES).map(fit -> fit.candidate(deals)).toList(),
            fits.get(0).match(),
            moreExist || fits.size() > MOST_CANDIDATES),
        fits,
        deals);
  }

  /**
   * Decides on evidence alone. The same name comes before a part of one; an active customer comes
   * before a deactivated one. If that leaves more than one, or one that is in doubt, the customers
   * are candidates.
   */
  static Decision among(CustomerRead read, AskedCustomer asked, Matching matching) {
    List<Fit> all = read.customers().stream().map(asked::fit).flatMap(Optional::stream).toList();
    if (all.isEmpty()) {
      return NOBODY;
    }
    List<Fit> best = best(all, asked);
    Fit first = best.get(0);
    boolean one =
        best.size() == 1
            && (!read.moreCustomers() || first.is(Strength.CERTAIN))
            && (!first.is(Strength.DOUBTFUL)
                || (matching.answersBeginnings() && first.match() == NameMatch.PREFIX));
    return one ? one(first, read.deals()) : several(best, read.moreCustomers(), read.deals());
  }

  /** Returns the same decision or, if nobody was found, one that says what was not looked for. */
  Decision afterARefusedLook() {
    return meant instanceof Meant.Nobody
        ? new Decision(new Meant.Nobody(true), List.of(), DealRead.NONE)
        : this;
  }

  /** Returns true if the decision rests on a name, number or address that is the same. */
  boolean isOfTheSameName() {
    return !fits.isEmpty() && !fits.get(0).is(Strength.DOUBTFUL);
  }

  /** Returns true if the customer who is meant lacks the legal form that was asked for. */
  boolean lacksTheForm(AskedCustomer asked) {
    return asked.firm().hasForm() && fits.stream().noneMatch(fit -> fit.is(Strength.CERTAIN));
  }

  /** Returns the one customer into which all that are meant were merged; empty if there is none. */
  Optional<UUID> onlyMaster() {
    boolean merged =
        fits.stream()
            .allMatch(
                fit ->
                    (meant instanceof Meant.One || !fit.is(Strength.DOUBTFUL))
                        && !fit.customer().active()
                        && fit.known().master().isPresent());
    List<UUID> masters =
        fits.stream().flatMap(fit -> fit.known().master().stream()).distinct().toList();
    return merged && masters.size() == 1 ? Optional.of(masters.get(0)) : Optional.empty();
  }

  /** Returns the decision for the customer into which the one that was meant was merged. */
  Decision mergedInto(KnownCustomer master, DealRead itsDeals) {
    Customer named =
        meant instanceof Meant.One one && one.mergedFrom().isPresent()
            ? one.mergedFrom().get()
            : fits.get(0).customer();
    Fit first = fits.get(0);
    return new Decision(
        new Meant.One(master.customer(), first.match(), Optional.of(named)),
        List.of(new Fit(master, first.match(), first.strength(), first.why())),
        itsDeals);
  }

  private static List<Fit> best(List<Fit> all, AskedCustomer asked) {
    List<Fit> certain = all.stream().filter(fit -> fit.is(Strength.CERTAIN)).toList();
    if (certain.stream().anyMatch(fit -> fit.customer().active()) && asked.firm().hasForm()) {
      return asked.spelledSame(active(certain));
    }
    List<Fit> same = active(all.stream().filter(fit -> !fit.is(Strength.DOUBTFUL)).toList());
    if (same.isEmpty()) {
      NameMatch level = all.stream().map(Fit::match).min(comparing(match -> match)).orElseThrow();
      // Beside another firm of that name, the one with a longer name may be meant as well.
      boolean longer = level == NameMatch.OTHER_FORM;
      return active(
          all.stream()
              .filter(fit -> fit.match() == level || (longer && fit.match() == NameMatch.PREFIX))
              .sorted(comparing(Fit::match))
              .toList());
    }
    // Another firm of that name raises the doubt whether the one without a form is meant.
    List<Fit> others =
        all.stream()
            .filter(fit -> fit.match() == NameMatch.OTHER_FORM && fit.customer().active())
            .toList();
    return Stream.concat(asked.spelledSame(same).stream(), others.stream())
        .sorted(comparing(Fit::match))
        .toList();
  }

  /**
   * Returns the active ones, if there are any. Merging duplicates leaves a deactivated namesake.
   * One that was merged into somebody else, or fits better than any active one, still raises a
   * doubt.
   */
  static List<Fit> active(List<Fit> fits) {
    List<Fit> active = fits.stream().filter(fit -> fit.customer().active()).toList();
    if (active.isEmpty()) {
      return fits;
    }
    Set<UUID> ids = active.stream().map(fit -> fit.customer().id()).collect(toSet());
    Fit best = active.stream().min(BEST_FIRST).orElseThrow();
    return fits.stream()
        .filter(
            fit ->
                fit.customer().active()
                    || BEST_FIRST.compare(fit, best) < 0
                    || fit.known().master().filter(id -> !ids.contains(id)).isPresent())
        .toList();
  }
}
