package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Which account and role an access key stands for. A key of twelve digits is that account; a key from AssumeRole is
/// the role; every other key is the home account.
final class Sessions {

    /// What a caller is named that has assumed no role.
    static final String OWN = "caller";

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private record Session(AccountId account, String role) {}

    private final AccountId home;
    private final Map<String, Session> assumed = new ConcurrentHashMap<>();

    Sessions(AccountId home) {
        this.home = home;
    }

    Caller caller(String authorization) {
        var credential = CREDENTIAL.matcher(authorization);
        if (!credential.find()) {
            return new Caller(home, OWN, "us-east-1", "");
        }
        var session = session(credential.group(1));
        return new Caller(session.account(), session.role(), credential.group(2), credential.group(3));
    }

    private Session session(String key) {
        var known = assumed.get(key);
        if (known != null) {
            return known;
        }
        return new Session(ACCOUNT.matcher(key).matches() ? new AccountId(key) : home, OWN);
    }

    /// A new access key for the role.
    String assume(AccountId account, String role) {
        var key = "ASIA%s%04d".formatted(account, assumed.size() + 1);
        assumed.put(key, new Session(account, role));
        return key;
    }
}
