package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An HTTP endpoint that takes tickets.
///
/// @param secret proves to the endpoint that a ticket is ours; null when it does not ask
public record Webhook(URI url, @Nullable SecretReference secret) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String EXPECTED = "expected an https address such as https://desk.example.com/hooks/backup, ";

    /// @throws IllegalArgumentException for what is not https (http is allowed to this machine alone), or carries a
    ///     user or a password; the message repeats no part that may be a secret
    public static URI address(String text) {
        var url = uri(text);
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(EXPECTED + "found one with a user or password in clear");
        }
        var host = url.getHost();
        boolean secure = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && host != null && LOOPBACK.contains(host);
        if (host == null || !(secure || local)) {
            throw new IllegalArgumentException(EXPECTED + "found "
                    + (host == null ? "one without a host" : Excerpt.of(url.getScheme() + "://" + host)));
        }
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(EXPECTED + "found something else: " + e.getReason(), e);
        }
    }
}
