package io.github.dealsummary.namesakes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The customers of an org of a given size: firms with their near-duplicates, and people. */
final class GeneratedCustomers {
  private static final int DUPLICATES_PERCENT = 3;
  private static final int MERGED_PERCENT = 2;

  private final Random random;
  private final Cores cores;
  private final NearDuplicates nearDuplicates;
  private final Set<String> names = new HashSet<>();
  private final List<OrgCustomer> customers = new ArrayList<>();

  GeneratedCustomers(Random random, Cores cores) {
    this.random = random;
    this.cores = cores;
    this.nearDuplicates = new NearDuplicates(random, cores);
  }

  /** Returns this many firms and people. The same numbers give the same customers. */
  List<OrgCustomer> of(int firms, int people) {
    while (customers.size() < firms) {
      NameParts name = nearDuplicates.dressed(cores.firm());
      List<NameParts> cluster = new ArrayList<>(List.of(name));
      cluster.addAll(nearDuplicates.of(name));
      cluster.forEach(each -> addFirm(each, firms));
    }
    while (customers.size() < firms + people) {
      NameParts name = cores.person();
      if (names.add(Letters.cased(name.text()))) {
        add(name, true, true, Optional.empty(), random.nextInt(4) == 0);
      }
    }
    return List.copyOf(customers);
  }

  /** Adds a firm unless another has its very name, and by chance a duplicate that is inactive. */
  private void addFirm(NameParts name, int most) {
    if (customers.size() >= most || !names.add(Letters.cased(name.text()))) {
      return;
    }
    UUID id = add(name, false, true, Optional.empty(), random.nextBoolean());
    int duplicate = random.nextInt(100);
    if (customers.size() < most && duplicate < DUPLICATES_PERCENT) {
      add(name, false, false, Optional.empty(), false);
    } else if (customers.size() < most && duplicate < DUPLICATES_PERCENT + MERGED_PERCENT) {
      NameParts merged = nearDuplicates.dressed(cores.firm());
      if (names.add(Letters.cased(merged.text()))) {
        add(merged, false, false, Optional.of(id), false);
      }
    }
  }

  private UUID add(
      NameParts name, boolean person, boolean active, Optional<UUID> master, boolean hasDeal) {
    UUID id =
        new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    customers.add(new OrgCustomer(id, name, person, active, master, hasDeal));
    return id;
  }
}
