package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.retention.RetentionTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `policies:` in the order in which they select.
///
/// @param tagged whether the file has `tags:`, good or not
/// @param tag by which resources speak for themselves
record PoliciesSection(boolean tagged, Optional<RetentionTag> tag) {

    Optional<PolicySet> read(Cursor at) {
        return at.items("a list of policies").flatMap(items -> {
            int problems = at.problems().count();
            var policies = new ArrayList<Policy>();
            var names = new Names();
            for (var item : items) {
                new PolicySection(names, tagged, tag).read(item).ifPresent(policies::add);
            }
            return at.problems().count() == problems ? at.tried(() -> new PolicySet(policies)) : Optional.empty();
        });
    }

    /// The names of a file, present and former: each stands for one policy.
    static final class Names {

        private final Map<PolicyName, Place> taken = new HashMap<>();

        Optional<PolicyName> read(Cursor at) {
            return at.text("the name of a policy", PolicyName::new).filter(name -> isNew(name, at));
        }

        private boolean isNew(PolicyName name, Cursor at) {
            var earlier = taken.putIfAbsent(name, at.node().place());
            if (earlier != null) {
                at.refuse(
                        "expected a name of its own, found %s, which line %d has too".formatted(name, earlier.line()));
            }
            return earlier == null;
        }
    }
}
