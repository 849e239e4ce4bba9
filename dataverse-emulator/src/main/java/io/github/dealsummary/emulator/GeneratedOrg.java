package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Rows in any number, the same ones for the same seed: a contact and five deals per account. */
final class GeneratedOrg {
  private static final List<String> FIRST =
      List.of("Alpine", "Blue", "City", "Coho", "Fabrikam", "Graphic", "Humongous", "Lucerne");
  private static final List<String> SECOND =
      List.of("Airlines", "Bank", "Design", "Foods", "Insurance", "Logistics", "Toys", "Winery");
  private static final List<String> CITIES =
      List.of("Dublin", "Köln", "Lyon", "Oslo", "Porto", "Redmond", "Seattle", "Zürich");
  private static final int DEALS_PER_ACCOUNT = 5;

  private final Store store;
  private final Random random;
  private final Instant now;

  GeneratedOrg(Store store, long seed) {
    this.store = store;
    this.random = new Random(seed);
    // Dataverse keeps whole seconds.
    this.now = store.now().truncatedTo(ChronoUnit.SECONDS);
  }

  void add(int opportunities) {
    List<UUID> owners = new ArrayList<>();
    for (Row user : store.rows(store.schema().table("systemuser"))) {
      owners.add(user.id());
    }
    UUID account = new UUID(0, 0);
    UUID contact = account;
    for (int i = 0; i < opportunities; i++) {
      UUID owner = pick(owners);
      if (i % DEALS_PER_ACCOUNT == 0) {
        int number = i / DEALS_PER_ACCOUNT + 1;
        account = account(number, owner);
        contact = contact(number, account, owner);
      }
      deal(i + 1, account, contact, owner);
    }
  }

  private UUID account(int number, UUID owner) {
    return store.add(
        "account",
        Map.of(
            "accountid", id(),
            "name", String.format(Locale.ROOT, "%s %s %d", pick(FIRST), pick(SECOND), number),
            "accountnumber", "GEN-" + number,
            "address1_city", pick(CITIES),
            "industrycode", 1 + random.nextInt(33),
            "createdon", before(900),
            "ownerid", owner));
  }

  private UUID contact(int number, UUID account, UUID owner) {
    return store.add(
        "contact",
        Map.of(
            "contactid",
            id(),
            "firstname",
            pick(List.of("Ada", "Ben", "Chloé", "Dan", "Eva", "Finn")),
            "lastname",
            "Generated " + number,
            "emailaddress1",
            "contact" + number + "@example.com",
            "parentcustomerid_account",
            account,
            "createdon",
            before(800),
            "ownerid",
            owner));
  }

  private void deal(int number, UUID account, UUID contact, UUID owner) {
    int state = random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2);
    BigDecimal value = BigDecimal.valueOf(100_00L + random.nextInt(9_000_000), 2);
    LocalDate close = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(random.nextInt(180));
    store.add(
        "opportunity",
        Map.of(
            "opportunityid", id(),
            "name", "Deal " + number,
            "estimatedvalue", value,
            "estimatedclosedate", close,
            "closeprobability", random.nextInt(101),
            "statecode", state,
            "statuscode", state == 0 ? 1 : state + 2,
            "customerid_account", account,
            "parentcontactid", contact,
            "ownerid", owner));
  }

  private UUID id() {
    // An id like those of UUID.randomUUID, but the same one for the same seed.
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  private Instant before(int days) {
    return now.minus(Duration.ofHours(random.nextInt(days * 24)));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
