package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles, whose privileges reach as deep as they say. */
class RoleTest {

  @Test
  void rolesTrimRowsToWhatApplicationAndCallerBothReach() {
    try (DataverseEmulator emulator =
        SmallOrg.with(
            """
        {"security": {
           "roles": {
             "all": {"privileges": {"prvReadAccount": "Global", "prvReadContact": "Global", "prvReadUser": "Global", "prvReadRole": "Global", "prvActOnBehalfOfAnotherUser": "Global"}},
             "unit": {"privileges": {"prvReadAccount": "Local", "prvReadUser": "Global", "prvWriteAccount": "Basic"}},
             "tree": {"privileges": {"prvReadAccount": "Deep"}},
             "own": {"name": "Own", "privileges": {"prvReadAccount": "Basic", "prvReadContact": "Basic"}}},
           "users": {"app": ["all"], "ann": ["own"], "bob": ["unit"], "cat": ["tree"], "dan": []}},
         "tables": {
           "businessunit": {"sub": {"name": "Sub", "parentbusinessunitid": "top"}, "top": {"name": "Top"}},
           "systemuser": {
             "ann": {"lastname": "ann", "businessunitid": "top"},
             "bob": {"lastname": "bob", "businessunitid": "top"}, "cat": {"lastname": "cat", "businessunitid": "top"},
             "dan": {"lastname": "dan"}, "eve": {"lastname": "eve", "businessunitid": "sub"}},
           "account": {"a": {"name": "a", "ownerid": "ann"}, "b": {"name": "b", "ownerid": "bob"},
             "e": {"name": "e", "ownerid": "eve"}}}}
        """)) {
      Wire wire = Wire.to(emulator);
      assertThat(names(wire.get("accounts"))).containsExactly("a", "b", "e");
      assertThat(names(wire.get("accounts", "MSCRMCallerID", id(wire, "ann"))))
          .containsExactly("a");
      String bob = id(wire, "bob");
      assertThat(names(wire.get("accounts", "MSCRMCallerID", bob))).containsExactly("a", "b");
      assertThat(names(wire.get("accounts", "MSCRMCallerID", id(wire, "cat"))))
          .containsExactly("a", "b", "e");
      HttpResponse<String> noContacts = wire.get("contacts", "MSCRMCallerID", bob);
      assertThat(noContacts.statusCode()).isEqualTo(403);
      assertThat(Wire.errorMessage(noContacts)).contains("prvReadContact", bob);
      HttpResponse<String> nothing = wire.get("accounts", "MSCRMCallerID", id(wire, "dan"));
      assertThat(Wire.errorCode(nothing)).isEqualTo("0x80042f09");
      String ofAnn =
          wire.rows("accounts", "$filter", "name eq 'a'").get(0).get("accountid").asText();
      // Bob may write what is his own; the application may write nothing.
      HttpResponse<String> write =
          wire.patch("accounts(" + ofAnn + ")", "{\"name\":\"x\"}", "MSCRMCallerID", bob);
      assertThat(write.statusCode()).isEqualTo(403);
      assertThat(Wire.errorMessage(write)).contains("prvWriteAccount");
      String ofEve =
          wire.rows("accounts", "$filter", "name eq 'e'").get(0).get("accountid").asText();
      assertThat(wire.get("accounts(" + ofEve + ")", "MSCRMCallerID", id(wire, "ann")).statusCode())
          .isEqualTo(403);
      assertThat(
              wire.rows(
                  "roles", "$filter", "name eq 'Own'", "$expand", "systemuserroles_association"))
          .hasSize(1);
    }
  }

  private static List<String> names(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response).get("value").findValuesAsText("name");
  }

  private static String id(Wire wire, String lastName) {
    return wire.rows("systemusers", "$filter", "lastname eq '" + lastName + "'")
        .get(0)
        .get("systemuserid")
        .asText();
  }
}
