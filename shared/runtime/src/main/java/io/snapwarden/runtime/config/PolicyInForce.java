package io.snapwarden.runtime.config;

import io.snapwarden.runtime.policyfile.PolicyFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policy file that a process works by.
///
/// @param newest what names the newest file, whether it is in force or not
/// @param refusal why the newest file is not the one in force; null when it is
public record PolicyInForce(
        PolicyFile file, String newest, @Nullable String refusal) {

    private static final Logger log = LoggerFactory.getLogger(PolicyInForce.class);

    /// For a file that is read once.
    static PolicyInForce forEver(PolicyFile file) {
        return new PolicyInForce(file, "", null);
    }

    /// An alarm of the deployment listens for these words.
    void tell() {
        if (refusal != null) {
            log.error("Policy file refused, the last good one stays in force: {}", refusal);
        }
    }
}
