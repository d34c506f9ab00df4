package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import java.time.Duration;
import java.util.regex.Pattern;

/// STS: who one is, and who one becomes. Every account trusts everybody, unless the role is denied `AssumeRole`.
final class StsService implements Service {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([^/]+)");
    private static final Duration SESSION = Duration.ofHours(1);
    private static final int FORBIDDEN = 403;

    private final SimulatedAws aws;
    private final Sessions sessions;

    StsService(SimulatedAws aws, Sessions sessions) {
        this.aws = aws;
        this.sessions = sessions;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var params = Params.parse(exchange.body());
        var action = params.required("Action");
        refuseExpired(exchange.caller());
        return switch (action) {
            case "GetCallerIdentity" -> QueryXml.reply(NAMESPACE, action, xml -> identity(xml, exchange.caller()));
            case "AssumeRole" -> QueryXml.reply(NAMESPACE, action, xml -> assume(xml, params));
            default -> throw QueryXml.unknown(action);
        };
    }

    private void refuseExpired(Caller caller) {
        if (aws.account(caller.account()).isExpired(caller.role())) {
            throw AwsError.refused("ExpiredToken", FORBIDDEN, "The security token included in the request is expired");
        }
    }

    private static void identity(Xml xml, Caller caller) {
        xml.text("Arn", caller.arn()).text("UserId", "AIDA" + caller.account()).text("Account", caller.account());
    }

    private void assume(Xml xml, Params params) {
        var role = ROLE.matcher(params.required("RoleArn"));
        if (!role.matches()) {
            throw AwsError.refused("ValidationError", "The role " + params.text("RoleArn") + " is invalid");
        }
        var account = new AccountId(role.group(1));
        var name = role.group(2);
        if (!aws.account(account).mayDo(name, "AssumeRole")) {
            throw AwsError.refused(
                    "AccessDenied",
                    FORBIDDEN,
                    "User is not authorized to perform: sts:AssumeRole on resource: " + params.text("RoleArn"));
        }
        var key = sessions.assume(account, name);
        xml.in(
                        "Credentials",
                        () -> xml.text("AccessKeyId", key)
                                .text("SecretAccessKey", "secret")
                                .text("SessionToken", "token-" + key)
                                .time("Expiration", aws.time().instant().plus(SESSION)))
                .in(
                        "AssumedRoleUser",
                        () -> xml.text("AssumedRoleId", "AROA" + account + ":session")
                                .text("Arn", "arn:aws:sts::" + account + ":assumed-role/" + name + "/session"));
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return QueryXml.error(error, requestId);
    }
}
