package io.snapwarden.simulation.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.AccountRow;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.Page;
import io.snapwarden.simulation.model.SimulatedAws;

/// AWS Organizations, as far as one can list accounts by it.
final class OrganizationsService implements Service {

    private static final String LIST_ACCOUNTS = "AWSOrganizationsV20161128.ListAccounts";

    private final SimulatedAws aws;

    OrganizationsService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var target = exchange.header("x-amz-target");
        if (!target.equals(LIST_ACCOUNTS)) {
            throw UnknownService.unknown("The action " + target);
        }
        var caller = exchange.caller();
        var token = Fields.parse(exchange.body()).text("NextToken");
        return JsonReply.of(
                json(aws.organizations(caller.account(), caller.role()).listAccounts(token)));
    }

    private static JsonObject json(Page<AccountRow> page) {
        var rows = new JsonArray();
        page.rows().forEach(row -> rows.add(json(row)));
        var json = new JsonObject();
        json.add("Accounts", rows);
        if (!page.isLast()) {
            json.addProperty("NextToken", page.next());
        }
        return json;
    }

    /// `Status` is left out: it is retired.
    private static JsonObject json(AccountRow row) {
        var json = new JsonObject();
        json.addProperty("Id", row.id().toString());
        json.addProperty("Name", row.name());
        json.addProperty("Email", row.id() + "@example.com");
        json.addProperty("State", row.state());
        return json;
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return JsonReply.error(error, requestId);
    }
}
