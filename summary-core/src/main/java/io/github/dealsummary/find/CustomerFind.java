package io.github.dealsummary.find;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.find.FindQueries.Deals;
import io.github.dealsummary.table.KnownCustomer;
import io.github.dealsummary.table.PartialBatch;
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

/** One find in one environment: first who is meant, then which deals they have. */
record CustomerFind(DataverseClient client, Deals along, Ranking ranking) {
  private static final int MOST_CANDIDATES = 10;

  Decision withId(UUID id) {
    CustomerRead read = read(FindQueries.withIds(List.of(id), along));
    return read.customers().stream()
        .findFirst()
        .map(known -> one(known.customer(), NameMatch.EXACT, read))
        .orElse(Decision.NOBODY);
  }

  /**
   * Looks for the start of the name. If nobody fits, it looks for the words. Before that, it reads
   * further customers if more start with the name than were read and none of those fits.
   */
  Decision named(String name) {
    AskedCustomer asked = AskedCustomer.of(name);
    CustomerRead first = read(FindQueries.fitting(asked, along));
    return best(asked, first, asked::match)
        .or(
            () ->
                first.moreCustomers()
                    ? best(asked, further(asked), asked::compare)
                    : Optional.empty())
        .or(() -> best(asked, read(FindQueries.fittingWider(asked, along)), asked::widerMatch))
        .orElse(Decision.NOBODY);
  }

  /** Decides among the customers that a search found similar, the most similar first. */
  Decision similar(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Decision.NOBODY;
    }
    CustomerRead read = read(FindQueries.withIds(ids, along));
    List<Customer> customers =
        ids.stream()
            .flatMap(id -> read.customers().stream().filter(one -> one.customer().id().equals(id)))
            .map(KnownCustomer::customer)
            .toList();
    return decided(customers, NameMatch.SIMILAR, read, any -> false).orElse(Decision.NOBODY);
  }

  /** Returns the deals of the customer who is meant, if exactly one is. */
  Found deals(Decision decision) {
    Meant meant = decision.meant();
    if (meant instanceof Meant.One one) {
      return ranked(one, dealsOf(one.customer(), decision.deals()));
    }
    return meant instanceof Meant.Several several ? several : new Meant.Nobody();
  }

  private CustomerRead further(AskedCustomer asked) {
    return read(FindQueries.allFitting(asked)).withDealsNotYet();
  }

  private CustomerRead read(FindQueries queries) {
    return CustomerRead.of(PartialBatch.read(client, queries.all()), queries);
  }

  private Optional<Decision> best(
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
                decided(
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

  private static Optional<Decision> decided(
      List<Customer> fitting, NameMatch level, CustomerRead read, Predicate<Customer> certain) {
    // Merging duplicates leaves a deactivated namesake. It is meant only if no other customer fits.
    List<Customer> meant = preferred(fitting, Customer::active);
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    // A customer that was not read may fit as well, or better.
    boolean surelyOne = meant.size() == 1 && (!read.moreCustomers() || certain.test(meant.get(0)));
    return Optional.of(surelyOne ? one(meant.get(0), level, read) : several(meant, level, read));
  }

  private static Decision one(Customer customer, NameMatch level, CustomerRead read) {
    return new Decision(new Meant.One(customer, level), read.deals());
  }

  private static Decision several(List<Customer> meant, NameMatch level, CustomerRead read) {
    List<Candidate> candidates =
        meant.stream().limit(MOST_CANDIDATES).map(read.deals()::candidate).toList();
    boolean more = meant.size() > MOST_CANDIDATES || read.moreCustomers();
    return new Decision(new Meant.Several(candidates, level, more), read.deals());
  }

  private static List<Customer> preferred(List<Customer> fitting, Predicate<Customer> better) {
    List<Customer> preferred = fitting.stream().filter(better).toList();
    return preferred.isEmpty() ? fitting : preferred;
  }

  private DealRead dealsOf(Customer customer, DealRead read) {
    if (!read.capped()) {
      return read;
    }
    // A capped read holds the best deals of all that fit, so this customer's may be missing.
    FindQueries its = FindQueries.dealsOf(customer.id(), along);
    return DealRead.of(PartialBatch.read(client, its.all()), its);
  }

  private Found ranked(Meant.One one, DealRead read) {
    Customer customer = one.customer();
    List<Opportunity> deals = read.openOf(customer.id()).stream().sorted(ranking.order()).toList();
    List<WonDeal> won = read.wonBy(customer.id());
    return deals.isEmpty()
        ? new Found.NoOpenDeal(customer, one.match(), won)
        : new Found.Deals(
            customer,
            one.match(),
            deals,
            ranking.why(deals, read.moreOpen()),
            read.moreOpen(),
            won);
  }
}
