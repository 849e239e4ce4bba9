package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample org with some people who may not do everything: see {@link Caller}. */
final class OrgWithRoles {
  static final String DEAL_OF_THE_OWNER = "Kites for the summer fair";

  private static final ObjectMapper JSON = new ObjectMapper();

  private OrgWithRoles() {}

  static Path seed(Path folder) throws IOException {
    ObjectNode org =
        (ObjectNode)
            JSON.readTree(DataverseEmulator.class.getResourceAsStream("contoso-sales.json"));
    ObjectNode tables = (ObjectNode) org.path("tables");
    ObjectNode users = (ObjectNode) tables.path("systemuser");
    users.set("owner", user("Olive Owner", Caller.OWNER));
    users.set("agent", user("Ada Agent", Caller.AGENT));
    ((ObjectNode) tables.path("account")).putObject("tailspin").put("name", "Tailspin Toys");
    ((ObjectNode) tables.path("opportunity"))
        .putObject("kites")
        .put("name", DEAL_OF_THE_OWNER)
        .put("customerid_account", "tailspin")
        .put("ownerid", "owner");
    List<String> common = List.of("Account", "Contact", "User", "TransactionCurrency");
    ObjectNode security = org.putObject("security");
    ObjectNode roles = security.putObject("roles");
    for (String role : List.of("owner", "agent")) {
      ObjectNode privileges = roles.putObject(role).putObject("privileges");
      common.forEach(table -> privileges.put("prvRead" + table, "Global"));
      security.withObject("users").putArray(role).add(role);
    }
    ObjectNode owner = (ObjectNode) roles.at("/owner/privileges");
    List.of("ReadOpportunity", "AppendToOpportunity", "CreateNote", "ReadNote", "AppendNote")
        .forEach(right -> owner.put("prv" + right, "Basic"));
    Path file = folder.resolve("org.json");
    Files.writeString(file, org.toString());
    return file;
  }

  private static ObjectNode user(String name, Caller caller) {
    return JSON.createObjectNode()
        .put("fullname", name)
        .put("lastname", name)
        .put("azureactivedirectoryobjectid", caller.objectId().toString());
  }

  /** Those of Fourth Coffee. */
  static void deleteTheDeals(DataverseEmulator sales) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (JsonNode deal : opportunities(sales, client)) {
      client.send(
          request(sales, "opportunities(" + deal.path("opportunityid").asText() + ")")
              .DELETE()
              .build(),
          BodyHandlers.discarding());
    }
    assertThat(opportunities(sales, client)).isEmpty();
  }

  private static JsonNode opportunities(DataverseEmulator sales, HttpClient client)
      throws Exception {
    String path =
        "opportunities?$select=opportunityid&$filter=startswith(customerid_account/name,'Fourth')";
    String body =
        client
            .send(request(sales, path.replace("'", "%27")).build(), BodyHandlers.ofString())
            .body();
    return JSON.readTree(body).path("value");
  }

  private static HttpRequest.Builder request(DataverseEmulator sales, String path) {
    return HttpRequest.newBuilder(URI.create(sales.url() + "/api/data/v9.2/" + path))
        .header("Authorization", "Bearer " + sales.token());
  }
}
