package io.github.dealsummary.namesakes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers about the first customer whose name is the text in lower case. */
final class EqualityRule implements Rule {
  private final Map<String, UUID> names = new HashMap<>();

  EqualityRule(List<OrgCustomer> customers) {
    customers.forEach(one -> names.putIfAbsent(Letters.cased(one.name().text()), one.id()));
  }

  @Override
  public Reply answer(String asked) {
    UUID found = names.get(Letters.cased(asked));
    return found == null ? Reply.NOBODY : Reply.about(found);
  }
}
