package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One find in one environment.
 *
 * <p>Which customer is meant is decided on the customers alone, before any deal is looked at: a
 * deal of another firm is never the answer. Where the queries leave the deals out, one customer who
 * is meant is found without open deals.
 */
record CustomerFind(
    DataverseClient client, CustomerQueries queries, Ranking ranking, Set<NameRule> rules) {
  private static final int MOST_CANDIDATES = 10;

  Found withId(UUID id) {
    CustomerRead read = read(queries.withIds(List.of(id)));
    return read.customers().isEmpty()
        ? new Found.Nobody()
        : ranked(read.customers().get(0).customer(), NameMatch.EXACT, read.deals());
  }

  /**
   * Asks for the start of the name, and where nobody fits for its words. Where more start so than
   * were read, and none of these fits, the others are read before.
   */
  Found named(String name) {
    AskedCustomer asked = AskedCustomer.of(name, rules);
    CustomerRead first = firstLook(asked);
    return best(asked, first, asked::match)
        .or(
            () ->
                first.moreCustomers()
                    ? best(asked, further(asked), asked::compare)
                    : Optional.empty())
        .or(() -> best(asked, read(queries.fittingWider(asked)), asked::widerMatch))
        .orElseGet(Found.Nobody::new);
  }

  /** The customers that a search takes for similar, the most similar first. */
  Found similar(List<UUID> ids) {
    if (ids.isEmpty()) {
      return new Found.Nobody();
    }
    CustomerRead read = read(queries.withIds(ids));
    List<Customer> customers =
        ids.stream()
            .flatMap(id -> read.customers().stream().filter(one -> one.customer().id().equals(id)))
            .map(KnownCustomer::customer)
            .toList();
    return meant(customers, NameMatch.SIMILAR, read, any -> false).orElseGet(Found.Nobody::new);
  }

  private CustomerRead firstLook(AskedCustomer asked) {
    Batch batch = queries.fitting(asked);
    return asked.mayBeWrittenOtherwise()
        ? CustomerRead.withRewritten(client.send(batch), queries)
        : read(batch);
  }

  private CustomerRead further(AskedCustomer asked) {
    return CustomerRead.withoutDeals(client.send(queries.allFitting(asked)));
  }

  private CustomerRead read(Batch batch) {
    return CustomerRead.of(client.send(batch), queries);
  }

  private Optional<Found> best(
      AskedCustomer asked, CustomerRead read, Function<KnownCustomer, Optional<NameMatch>> match) {
    Map<NameMatch, Set<Customer>> fitting = new EnumMap<>(NameMatch.class);
    collect(read.customers(), match, fitting);
    collect(read.rewritten(), asked::compare, fitting);
    Predicate<Customer> certain =
        one ->
            Stream.concat(read.customers().stream(), read.rewritten().stream())
                .anyMatch(known -> known.customer().equals(one) && asked.isCertain(known));
    return fitting.entrySet().stream()
        .findFirst()
        .flatMap(
            best ->
                meant(
                    preferred(List.copyOf(best.getValue()), asked::isOfAskedForm),
                    best.getKey(),
                    read,
                    certain));
  }

  private static void collect(
      List<KnownCustomer> customers,
      Function<KnownCustomer, Optional<NameMatch>> match,
      Map<NameMatch, Set<Customer>> fitting) {
    for (KnownCustomer known : customers) {
      match
          .apply(known)
          .ifPresent(
              level ->
                  fitting
                      .computeIfAbsent(level, first -> new LinkedHashSet<>())
                      .add(known.customer()));
    }
  }

  private Optional<Found> meant(
      List<Customer> fitting, NameMatch level, CustomerRead read, Predicate<Customer> certain) {
    // Merging duplicates leaves a deactivated namesake behind: it is meant only if no other is.
    List<Customer> meant =
        rules.contains(NameRule.ACTIVE_FIRST) ? preferred(fitting, Customer::active) : fitting;
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    // Among those that were not read, one may fit as well, or better.
    boolean surelyOne = meant.size() == 1 && (!read.moreCustomers() || certain.test(meant.get(0)));
    if (surelyOne) {
      return Optional.of(dealsOf(meant.get(0), level, read.deals()));
    }
    boolean more = meant.size() > MOST_CANDIDATES || read.moreCustomers();
    List<Candidate> candidates =
        meant.stream().limit(MOST_CANDIDATES).map(read.deals()::candidate).toList();
    return Optional.of(new Found.Several(candidates, level, more));
  }

  private static List<Customer> preferred(List<Customer> fitting, Predicate<Customer> better) {
    List<Customer> preferred = fitting.stream().filter(better).toList();
    return preferred.isEmpty() ? fitting : preferred;
  }

  /** A capped read holds the best deals of all that fit, so this customer's may be missing. */
  private Found dealsOf(Customer customer, NameMatch match, DealRead read) {
    return ranked(
        customer,
        match,
        read.capped() && queries.withDeals()
            ? DealRead.of(client.send(queries.ofCustomer(customer.id())), 0, queries)
            : read);
  }

  private Found ranked(Customer customer, NameMatch match, DealRead read) {
    List<Opportunity> deals = read.openOf(customer.id()).stream().sorted(ranking.order()).toList();
    List<WonDeal> won = read.wonBy(customer.id());
    return deals.isEmpty()
        ? new Found.NoOpenDeal(customer, match, won)
        : new Found.Deals(
            customer, match, deals, ranking.why(deals, read.moreOpen()), read.moreOpen(), won);
  }
}
