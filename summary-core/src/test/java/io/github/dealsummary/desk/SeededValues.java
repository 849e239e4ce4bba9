package io.github.dealsummary.desk;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Rows around one firm in every table that the core reads, with one value in every text column. */
record SeededValues(DataverseEmulator sales, String value) {
  static final UUID FIRM = new UUID(0, 1);
  static final UUID NOBODYS_CUSTOMER = new UUID(0, 2);
  static final UUID DEAL = new UUID(0, 3);

  private static final UUID GROUP = new UUID(0, 4);
  private static final UUID PERSON = new UUID(0, 5);
  private static final UUID OWNER = new UUID(0, 6);

  private static final String CREATED = "2026-01-02T03:04:05Z";

  SeededValues add() {
    add("systemuser", Map.of("systemuserid", OWNER, "fullname", value));
    add("account", Map.of("accountid", GROUP, "name", value));
    add("account", firm(FIRM));
    add("account", firm(NOBODYS_CUSTOMER));
    Map<String, Object> person = new HashMap<>(Map.of("contactid", PERSON, "donotphone", true));
    person.putAll(Map.of("fullname", value, "emailaddress1", value, "telephone1", value));
    person.putAll(Map.of("parentcustomerid_account", FIRM, "address1_city", value));
    add("contact", person);
    deals();
    aroundTheDeal();
    service();
    return this;
  }

  private Map<String, Object> firm(UUID id) {
    Map<String, Object> firm = new HashMap<>(Map.of("accountid", id, "name", "Woodgrove " + value));
    firm.putAll(Map.of("accountnumber", value, "address1_city", value, "websiteurl", value));
    firm.putAll(Map.of("telephone1", value, "emailaddress1", value, "parentaccountid", GROUP));
    firm.putAll(Map.of("donotphone", true, "createdon", CREATED, "masterid", GROUP));
    return firm;
  }

  private void deals() {
    add(
        "opportunity",
        deal(Map.of("opportunityid", DEAL, "estimatedvalue", 300, "ownerid", OWNER)));
    add("opportunity", deal(Map.of("estimatedvalue", 200, "estimatedclosedate", "2027-01-02")));
    Map<String, Object> ofPerson =
        new HashMap<>(Map.of("name", value, "customerid_contact", PERSON, "estimatedvalue", 100));
    add("opportunity", ofPerson);
    for (int day = 1; day <= 2; day++) {
      Map<String, Object> won = new HashMap<>(Map.of("statecode", 1, "actualvalue", 10));
      won.put("actualclosedate", "2026-02-0" + day);
      UUID id = add("opportunity", deal(won));
      add("opportunityproduct", Map.of("opportunityid", id, "productname", value));
    }
  }

  private Map<String, Object> deal(Map<String, Object> more) {
    Map<String, Object> deal = new HashMap<>(more);
    deal.putAll(Map.of("name", value, "stepname", value, "customerid_account", FIRM));
    deal.putAll(Map.of("parentaccountid", FIRM, "parentcontactid", PERSON));
    deal.putAll(Map.of("closeprobability", 40, "budgetamount", 9));
    return deal;
  }

  private void aroundTheDeal() {
    add(
        "quote",
        Map.of("name", value, "opportunityid", DEAL, "totalamount", 5, "createdon", CREATED));
    for (int amount = 1; amount <= 2; amount++) {
      add(
          "opportunityproduct",
          Map.of("opportunityid", DEAL, "productname", value, "extendedamount", amount));
    }
    UUID role = add("connectionrole", Map.of("name", "Stakeholder"));
    add(
        "connection",
        Map.of("record1id_opportunity", DEAL, "record2id_contact", PERSON, "record2roleid", role));
    UUID rival = add("competitor", Map.of("name", value, "strengths", value, "weaknesses", value));
    add("opportunitycompetitors", Map.of("opportunityid", DEAL, "competitorid", rival));
    String change =
        "{\"changedAttributes\":[{\"logicalName\":\"stepname\",\"oldValue\":%s,\"newValue\":%s}]}";
    add(
        "audit",
        Map.of(
            "objectid_opportunity", DEAL,
            "operation", 2,
            "createdon", CREATED,
            "userid", OWNER,
            "changedata", change.formatted(Json.text(value), Json.text(value))));
  }

  private void service() {
    add(
        "incident",
        Map.of(
            "title", value,
            "ticketnumber", value,
            "createdon", CREATED,
            "customerid_account", FIRM));
    add(
        "phonecall",
        Map.of(
            "subject",
            value,
            "statecode",
            1,
            "actualend",
            "2026-03-04T10:00:00Z",
            "regardingobjectid_opportunity_phonecall",
            DEAL));
  }

  private UUID add(String table, Map<String, ?> row) {
    return sales.add(table, row);
  }
}
