package io.github.dealsummary.namesakes;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts customers and their open deals into an emulator. */
final class EmulatedOrg {
  private static final int INACTIVE = 1;

  private EmulatedOrg() {}

  /** Adds the rows. Masters have to come before what was merged into them. */
  static void add(List<OrgCustomer> customers, DataverseEmulator emulator) {
    int number = 0;
    for (OrgCustomer customer : customers) {
      number++;
      emulator.add(customer.person() ? "contact" : "account", row(customer, number));
      if (customer.hasDeal()) {
        emulator.add("opportunity", deal(customer, number));
      }
    }
  }

  private static Map<String, Object> row(OrgCustomer customer, int number) {
    Map<String, Object> row = new HashMap<>();
    if (customer.person()) {
      List<String> words = customer.name().words();
      row.put("contactid", customer.id());
      row.put("firstname", String.join(" ", words.subList(0, words.size() - 1)));
      row.put("lastname", words.get(words.size() - 1));
      row.put("fullname", customer.name().text());
    } else {
      row.put("accountid", customer.id());
      row.put("name", customer.name().text());
      row.put("accountnumber", "K-" + (100_000 + number));
    }
    customer.master().ifPresent(master -> row.put("masterid", master));
    if (!customer.active()) {
      row.put("statecode", INACTIVE);
    }
    return row;
  }

  private static Map<String, Object> deal(OrgCustomer customer, int number) {
    return Map.of(
        "name",
        "Order " + number,
        "estimatedvalue",
        BigDecimal.valueOf(1_000L + number),
        customer.person() ? "customerid_contact" : "customerid_account",
        customer.id());
  }
}
